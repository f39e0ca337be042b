package dev.armature.core.shared;

/// How a value lies in shared memory: numbers one after the other, always as many. Allocates nothing unless
/// it says so.
///
/// @param <T> a mutable value that is filled in place
interface Form<T> {

    /// What it is, for the hash by which two processes know that they mean the same.
    String words();

    /// How many bytes it takes.
    int bytes();

    void put(T value, Cursor to);

    /// Fills all of `out`. What lies there was written by the same form, whole.
    void get(Cursor from, T out);
}
