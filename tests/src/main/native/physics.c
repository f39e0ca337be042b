// What dev.armature.benchmarks.Physics is compared to: the same scene, the same commands, the same library, in C.
// physics SCENE.xml STEPS: CPU seconds that the steps took, CPU seconds of a million reads and writes, and the sum of
// the last positions, to the bit.
#include <mujoco/mujoco.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define JOINTS 7
#define TICKS 1000000

static const double home[JOINTS] = {0, -0.785, 0, -2.356, 0, 1.571, 0.785};

static double cpuSeconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// a triangle wave about home, since sines are not the same to the bit everywhere
static void command(int step, const double* q, const double* dq, double* ctrl) {
  int phase = step % 1000;
  double swing = 0.0004 * (phase < 500 ? phase : 1000 - phase);
  for (int i = 0; i < JOINTS; i++) ctrl[i] = 100 * (home[i] + swing - q[i]) - 10 * dq[i];
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  char error[1000] = "";
  mjModel* m = mj_loadXML(argv[1], NULL, error, sizeof error);
  if (!m) {
    fprintf(stderr, "%s\n", error);
    return 1;
  }
  mjData* d = mj_makeData(m);
  int steps = atoi(argv[2]);
  double* q = malloc(m->nq * sizeof *q);
  double* dq = malloc(m->nv * sizeof *dq);
  double* ctrl = calloc(m->nu, sizeof *ctrl);

  memcpy(d->qpos, home, sizeof home);
  double start = cpuSeconds();
  for (int k = 0; k < steps; k++) {
    memcpy(q, d->qpos, m->nq * sizeof *q);
    memcpy(dq, d->qvel, m->nv * sizeof *dq);
    command(k, q, dq, ctrl);
    memcpy(d->ctrl, ctrl, m->nu * sizeof *ctrl);
    mj_step(m, d);
  }
  double stepping = cpuSeconds() - start;

  start = cpuSeconds();
  for (int k = 0; k < TICKS; k++) {
    memcpy(q, d->qpos, m->nq * sizeof *q);
    memcpy(dq, d->qvel, m->nv * sizeof *dq);
    __asm__ volatile("" : : "r"(q), "r"(dq) : "memory");  // as if somebody looked
    memcpy(d->ctrl, ctrl, m->nu * sizeof *ctrl);
    __asm__ volatile("" : : "r"(d->ctrl) : "memory");
  }
  double copying = cpuSeconds() - start;

  double sum = 0;
  for (int i = 0; i < m->nq; i++) sum += d->qpos[i];
  printf("%.9f %.9f %a\n", stepping, copying, sum);
  return 0;
}
