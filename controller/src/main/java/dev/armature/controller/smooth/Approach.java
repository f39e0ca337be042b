package dev.armature.controller.smooth;

import java.util.Arrays;

/// A point in 1 or 3 dimensions that goes to a target with bounded speed and acceleration, in discrete time.
final class Approach {

    private final double maxSpeed;
    private final double maxAcceleration;
    private final double dt;
    private final double[] velocity;
    private final double[] wanted;

    /// @param dimensions of the point
    /// @param maxSpeed in units/s
    /// @param maxAcceleration in units/s²
    /// @param dt period in s
    Approach(int dimensions, double maxSpeed, double maxAcceleration, double dt) {
        this.maxSpeed = maxSpeed;
        this.maxAcceleration = maxAcceleration;
        this.dt = dt;
        velocity = new double[dimensions];
        wanted = new double[dimensions];
    }

    void stop() {
        Arrays.fill(velocity, 0);
    }

    /// One period: `step` ← how far the point moves, given the way that is left. Returns whether a bound acted.
    ///
    /// @param left from the point to its target; not modified
    /// @param step overwritten
    boolean step(double[] left, double[] step) {
        double distance = norm(left);
        double speed = Math.min(maxSpeed, brakingSpeed(distance));
        for (int k = 0; k < wanted.length; k++) {
            wanted[k] = (distance > 0 ? left[k] / distance * speed : 0) - velocity[k];
        }
        double change = norm(wanted);
        double most = maxAcceleration * dt;
        double share = change > most ? most / change : 1;
        for (int k = 0; k < velocity.length; k++) {
            velocity[k] += share * wanted[k];
            step[k] = velocity[k] * dt;
        }
        return share < 1 || speed == maxSpeed;
    }

    double velocity(int k) {
        return velocity[k];
    }

    /// The speed from which the point stops on its target when it slows down by a · dt each period: the largest v with
    /// v dt + (v - a dt) dt + … ≤ distance, made continuous; below one such step the target is hit exactly.
    private double brakingSpeed(double distance) {
        double unit = maxAcceleration * dt;
        if (distance <= unit * dt) {
            return distance / dt;
        }
        return unit * (Math.sqrt(0.25 + 2 * distance / (unit * dt)) - 0.5);
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
