/* Times one ONNX graph through the C API of ONNX Runtime: what our runner in Java is compared to.
 *
 *   runner LIBRARY MODEL (in|out) NAME AXIS,AXIS,... ...
 *
 * Every tensor is float32, every input element 0.1. Then, for each line "N" on stdin, runs N times and prints the
 * median and the least time of a run in ns, and the sum of the first output's elements.
 * The header is not needed: the few functions are taken from the table OrtApi by their place, which never changes. */
#define _POSIX_C_SOURCE 200809L
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef void *status;
typedef struct {
    const void *const *(*get_api)(uint32_t version);
    const char *(*version)(void);
} api_base;

enum { ERROR_MESSAGE = 2, CREATE_ENV = 3, CREATE_SESSION = 7, RUN = 9, CREATE_OPTIONS = 10, EXECUTION_MODE = 13,
       OPTIMISATION = 23, INTRA_THREADS = 24, INTER_THREADS = 25, TENSOR_WITH_DATA = 49, CPU_MEMORY = 69,
       CONFIG_ENTRY = 130 };
enum { API_VERSION = 17, LOG_FATAL = 4, SEQUENTIAL = 0, ENABLE_ALL = 99, FLOAT32 = 1, DEVICE_ALLOCATOR = 0,
       MEMORY_DEFAULT = 0, MAX_TENSORS = 8, MAX_AXES = 8 };

typedef status (*create_env)(int level, const char *id, void **out);
typedef status (*create_options)(void **out);
typedef status (*set_whole)(void *options, int value);
typedef status (*config_entry)(void *options, const char *key, const char *value);
typedef status (*create_session)(void *env, const char *path, void *options, void **out);
typedef status (*cpu_memory)(int allocator, int type, void **out);
typedef status (*tensor_with_data)(void *memory, void *data, size_t bytes, const int64_t *shape, size_t axes, int type,
                                   void **out);
typedef status (*run_graph)(void *session, void *options, const char *const *in_names, const void *const *in,
                            size_t ins, const char *const *out_names, size_t outs, void **out);
typedef const char *(*error_message)(status);

static const void *const *api;

static void check(status s) {
    if (s) {
        fprintf(stderr, "%s\n", ((error_message)api[ERROR_MESSAGE])(s));
        exit(1);
    }
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    const char *names[2][MAX_TENSORS];
    void *values[2][MAX_TENSORS];
    float *first_out = NULL;
    size_t counts[2] = {0, 0}, first_size = 0;
    void *library = argc >= 3 ? dlopen(argv[1], RTLD_NOW) : NULL;
    const api_base *(*base)(void) = library ? (const api_base *(*)(void))dlsym(library, "OrtGetApiBase") : NULL;
    if (!base || !(api = base()->get_api(API_VERSION))) {
        fprintf(stderr, "no ONNX Runtime: %s\n", library ? "no such version of its API" : dlerror());
        return 1;
    }
    void *env, *options, *session, *memory;
    check(((create_env)api[CREATE_ENV])(LOG_FATAL, "runner", &env));
    check(((create_options)api[CREATE_OPTIONS])(&options));
    check(((set_whole)api[EXECUTION_MODE])(options, SEQUENTIAL));
    check(((set_whole)api[OPTIMISATION])(options, ENABLE_ALL));
    check(((set_whole)api[INTRA_THREADS])(options, 1));
    check(((set_whole)api[INTER_THREADS])(options, 1));
    check(((config_entry)api[CONFIG_ENTRY])(options, "session.intra_op.allow_spinning", "0"));
    check(((config_entry)api[CONFIG_ENTRY])(options, "session.inter_op.allow_spinning", "0"));
    check(((create_session)api[CREATE_SESSION])(env, argv[2], options, &session));
    check(((cpu_memory)api[CPU_MEMORY])(DEVICE_ALLOCATOR, MEMORY_DEFAULT, &memory));
    for (int a = 3; a + 2 < argc; a += 3) {
        int out = strcmp(argv[a], "out") == 0;
        int64_t shape[MAX_AXES];
        size_t axes = 0, size = 1;
        for (char *axis = strtok(argv[a + 2], ","); axis && axes < MAX_AXES; axis = strtok(NULL, ",")) {
            shape[axes] = atoll(axis);
            size *= (size_t)shape[axes++];
        }
        if (counts[out] == MAX_TENSORS) {
            fprintf(stderr, "too many tensors\n");
            return 1;
        }
        float *data = malloc(size * sizeof(float));
        for (size_t i = 0; i < size; i++) {
            data[i] = 0.1f;
        }
        if (out && counts[1] == 0) {
            first_out = data;
            first_size = size;
        }
        names[out][counts[out]] = argv[a + 1];
        check(((tensor_with_data)api[TENSOR_WITH_DATA])(memory, data, size * sizeof(float), shape, axes, FLOAT32,
                                                        &values[out][counts[out]]));
        counts[out]++;
    }
    run_graph run = (run_graph)api[RUN];
    long n;
    while (scanf("%ld", &n) == 1 && n > 0) {
        int64_t *times = malloc((size_t)n * sizeof(int64_t));
        for (long i = 0; i < n; i++) {
            int64_t start = now();
            status s = run(session, NULL, names[0], (const void *const *)values[0], counts[0], names[1], counts[1],
                           values[1]);
            times[i] = now() - start;
            check(s);
        }
        qsort(times, (size_t)n, sizeof(int64_t), compare);
        double sum = 0;
        for (size_t i = 0; i < first_size; i++) {
            sum += first_out[i];
        }
        printf("%lld %lld %.9g\n", (long long)times[n / 2], (long long)times[0], sum);
        fflush(stdout);
        free(times);
    }
    return 0;
}
