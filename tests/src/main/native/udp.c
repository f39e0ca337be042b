/* The fewest instructions that answer a state with a command over UDP, and the clock that both Java links and this are
 * measured by.
 *
 *   udp echo PRIORITY                    prints its port, and answers each state there with 370 bytes, the first 8 the same
 *   udp time PRIORITY PORT CYCLES SKIP   sends a state of 2373 bytes a millisecond, numbered, to 127.0.0.1:PORT, waits for
 *                                        the command, and prints lost p50 p99 p99.9 max of all but the first SKIP, in ns
 *
 * With a PRIORITY above 0 it asks for SCHED_FIFO and locks its memory; it goes on without where it may not. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { STATE = 2373, COMMAND = 370, PERIOD_NS = 1000000 };

static void priority(const char *word) {
    struct sched_param parameter = {.sched_priority = atoi(word)};
    if (parameter.sched_priority > 0 && sched_setscheduler(0, SCHED_FIFO, &parameter) == 0)
        mlockall(MCL_CURRENT | MCL_FUTURE);
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return a;
}

static int bound(void) {
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in a = loopback(0);
    if (s < 0 || bind(s, (struct sockaddr *)&a, sizeof a) != 0) {
        perror("udp");
        exit(1);
    }
    return s;
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

static void echo(void) {
    char in[4096], out[COMMAND] = {0};
    int s = bound();
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    getsockname(s, (struct sockaddr *)&from, &length);
    printf("%d\n", ntohs(from.sin_port));
    fflush(stdout);
    for (;;) {
        length = sizeof from;
        ssize_t n = recvfrom(s, in, sizeof in, 0, (struct sockaddr *)&from, &length);
        if (n == STATE) {
            memcpy(out, in, 8);
            sendto(s, out, sizeof out, 0, (struct sockaddr *)&from, length);
        }
    }
}

static int measure(int port, int cycles, int skip) {
    static char state[STATE], in[4096];
    int64_t *times = malloc(sizeof(int64_t) * (size_t)cycles);
    int s = bound(), count = 0, lost = 0;
    struct timeval patience = {.tv_usec = 100000};
    struct sockaddr_in peer = loopback(port);
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(s, (struct sockaddr *)&peer, sizeof peer) != 0)
        return 1;
    state[2364] = 2; /* a robot that moves */
    int64_t due = now();
    for (int64_t id = 1; id <= cycles + skip; id++) {
        due += PERIOD_NS;
        struct timespec t = {.tv_sec = due / 1000000000, .tv_nsec = due % 1000000000};
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {
        }
        memcpy(state, &id, 8);
        int64_t sent = now(), answered = 0;
        if (send(s, state, sizeof state, 0) < 0) {
            lost++;
            continue;
        }
        do {
            if (recv(s, in, sizeof in, 0) < 0) {
                lost++;
                answered = -1;
                break;
            }
            memcpy(&answered, in, 8);
        } while (answered != id);
        int64_t took = now() - sent;
        if (answered == id && id > skip)
            times[count++] = took;
        if (now() - due > PERIOD_NS)
            due = now();
    }
    if (count == 0)
        return 1;
    qsort(times, (size_t)count, sizeof *times, compare);
    printf("%d %lld %lld %lld %lld\n", lost, (long long)times[count / 2], (long long)times[(int)(count * 0.99)],
           (long long)times[(int)(count * 0.999)], (long long)times[count - 1]);
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    priority(argv[2]);
    if (strcmp(argv[1], "echo") == 0)
        echo();
    return argc < 6 ? 2 : measure(atoi(argv[3]), atoi(argv[4]), atoi(argv[5]));
}
