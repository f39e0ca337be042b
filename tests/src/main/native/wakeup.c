// What dev.armature.benchmarks.WakeUp is compared to: a loop of 1 kHz in C, SCHED_FIFO, memory locked, that only wakes.
//
//   wakeup loop PRIORITY      for each line "TICKS" on stdin: wakes so many times and prints how late each was, in ns;
//                             one that was 10 ms late or more as LATE@TIME, TIME being when it woke (CLOCK_MONOTONIC)
//   wakeup witness PRIORITY CPU   wakes for ever on one core, half a period beside the others, and prints LATE@TIME
//                             for each wake-up that was 5 ms late or more: what the machine itself does
#define _GNU_SOURCE
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#define PERIOD 1000000LL
#define LONG_PAUSE 10000000LL
#define WITNESSED 5000000LL
#define MOST_TICKS 1000000

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t sleepUntil(int64_t due) {
  struct timespec t = {due / 1000000000, due % 1000000000};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) != 0) {
  }
  return now();
}

// The next period: those that were missed are skipped, as by dev.armature.controller.loop.Pacer.
static int64_t next(int64_t due) {
  due += PERIOD;
  int64_t behind = now() - due;
  return behind > 0 ? due + (1 + behind / PERIOD) * PERIOD : due;
}

static void realTime(int priority) {
  struct sched_param p = {priority};
  if (mlockall(MCL_CURRENT | MCL_FUTURE) != 0 || sched_setscheduler(0, SCHED_FIFO, &p) != 0) {
    perror("wakeup: no real-time rights");
    exit(1);
  }
}

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  static int64_t late[MOST_TICKS], at[MOST_TICKS];
  memset(late, 0, sizeof late);
  memset(at, 0, sizeof at);
  if (strcmp(argv[1], "witness") == 0) {
    cpu_set_t cpu;
    CPU_ZERO(&cpu);
    CPU_SET(atoi(argv[3]), &cpu);
    if (sched_setaffinity(0, sizeof cpu, &cpu) != 0) return 1;
    realTime(atoi(argv[2]));
    int64_t due = (now() / PERIOD + 10) * PERIOD + PERIOD / 2;
    for (;;) {
      int64_t woke = sleepUntil(due);
      if (woke - due >= WITNESSED) {
        printf("%lld@%lld\n", (long long)(woke - due), (long long)woke);
        fflush(stdout);
      }
      due = next(due);
    }
  }
  realTime(atoi(argv[2]));
  int ticks;
  while (scanf("%d", &ticks) == 1) {
    if (ticks > MOST_TICKS) return 2;
    int64_t due = (now() / PERIOD + 10) * PERIOD;
    for (int i = 0; i < ticks; i++) {
      at[i] = sleepUntil(due);
      late[i] = at[i] - due;
      due = next(due);
    }
    for (int i = 0; i < ticks; i++) {
      printf(late[i] >= LONG_PAUSE ? "%lld@%lld " : "%lld ", (long long)late[i], (long long)at[i]);
    }
    printf("\n");
    fflush(stdout);
  }
  return 0;
}
