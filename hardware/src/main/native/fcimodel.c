/* The model library of a Franka arm: the 30 functions that libfranka 0.7 to 0.13 looks up in the shared object that a
 * robot sends it on LoadModelLibrary.
 *
 * Kinematics: modified Denavit-Hartenberg (Craig, Introduction to Robotics, chapter 3). Mass matrix: composite rigid
 * bodies; Coriolis and gravity: Newton-Euler (Featherstone, Rigid Body Dynamics Algorithms, chapters 5 and 6). All
 * vectors are in base axes O, SI units throughout.
 *
 * What is sent and received is column-major: poses 4 x 4, Jacobians 6 x 7 (rows 0-2 linear, 3-5 angular), masses 7 x 7,
 * inertias 3 x 3. Inside, rotations are row-major. Nothing is kept between calls: every function may run on any thread.
 *
 * The arm itself is data, `fcimodel_parameters`: whoever sends the library writes the numbers behind the magic word
 * first. Needs nothing but libm's sin and cos. */

#include <math.h>

#define EXPORT __attribute__((visibility("default")))

enum { JOINTS = 7, FLANGE = 7, END_EFFECTOR = 8, FRAMES = 9 };

struct joint_frame {
  double a, d;                 /* m */
  double cos_alpha, sin_alpha; /* twist about the x of the frame before */
};

struct link {
  double mass;                         /* kg, of the bare link: hand and load come as arguments */
  double com[3];                       /* m, in the link's frame */
  double ixx, iyy, izz, ixy, ixz, iyz; /* kg m^2, about the centre of mass, in the link's axes */
};

/* dev.armature.hardware.franka.model.ModelLibrary writes this block: change both or none. */
EXPORT struct {
  char magic[16];
  struct joint_frame frame[JOINTS + 1]; /* the last is the flange, which does not turn */
  struct link link[JOINTS];
} fcimodel_parameters = {.magic = {'A', 'R', 'M', 'A', 'T', 'U', 'R', 'E', '-', 'F', 'C', 'I', '-', 'M', 'O', '1'}};

struct pose {
  double R[9];
  double p[3];
};

struct body {
  double mass;
  double com[3];
  double I[9]; /* about com */
};

/* ---- vectors ---- */

static double dot(const double a[3], const double b[3]) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

static void add_cross(double out[3], const double a[3], const double b[3]) {
  out[0] += a[1] * b[2] - a[2] * b[1];
  out[1] += a[2] * b[0] - a[0] * b[2];
  out[2] += a[0] * b[1] - a[1] * b[0];
}

static void turn(const double R[9], const double v[3], double out[3]) {
  for (int i = 0; i < 3; i++) out[i] = dot(R + 3 * i, v);
}

static void subtract(const double a[3], const double b[3], double out[3]) {
  for (int i = 0; i < 3; i++) out[i] = a[i] - b[i];
}

/* ---- where everything is ---- */

static struct pose then(const struct pose *first, const double R[9], const double p[3]) {
  struct pose out;
  for (int i = 0; i < 3; i++) {
    out.p[i] = first->p[i] + dot(first->R + 3 * i, p);
    for (int j = 0; j < 3; j++) {
      out.R[3 * i + j] =
          first->R[3 * i] * R[j] + first->R[3 * i + 1] * R[3 + j] + first->R[3 * i + 2] * R[6 + j];
    }
  }
  return out;
}

/* Poses of joints 1-7 and of the flange, as many as `count`. */
static void chain(const double q[JOINTS], int count, struct pose at[]) {
  static const struct pose base = {{1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 0, 0}};
  for (int i = 0; i < count; i++) {
    const struct joint_frame *f = &fcimodel_parameters.frame[i];
    double c = i < JOINTS ? cos(q[i]) : 1;
    double s = i < JOINTS ? sin(q[i]) : 0;
    double ca = f->cos_alpha, sa = f->sin_alpha;
    double R[9] = {c, -s, 0, s * ca, c * ca, -sa, s * sa, c * sa, ca};
    double p[3] = {f->a, -sa * f->d, ca * f->d};
    at[i] = then(i == 0 ? &base : &at[i - 1], R, p);
  }
}

/* As above with the end effector, `F_T_EE` beyond the flange, where it is asked for. */
static void frames(const double q[JOINTS], const double *F_T_EE, int last, struct pose at[FRAMES]) {
  chain(q, last < END_EFFECTOR ? last + 1 : END_EFFECTOR, at);
  if (last == END_EFFECTOR) {
    double R[9];
    for (int i = 0; i < 9; i++) R[i] = F_T_EE[4 * (i % 3) + i / 3];
    at[last] = then(&at[FLANGE], R, F_T_EE + 12);
  }
}

static void pose(const double q[JOINTS], const double *F_T_EE, int frame, double out[16]) {
  struct pose at[FRAMES];
  frames(q, F_T_EE, frame, at);
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) out[4 * j + i] = at[frame].R[3 * i + j];
    out[12 + i] = at[frame].p[i];
    out[4 * i + 3] = 0;
  }
  out[15] = 1;
}

static void axis(const struct pose *at, double z[3]) {
  for (int i = 0; i < 3; i++) z[i] = at->R[3 * i + 2];
}

/* Motion of a frame's origin for each joint's, in base axes (`body` 0) or in the frame's own (`body` 1). Joints beyond
 * the frame do not move it. */
static void jacobian(const double q[JOINTS], const double *F_T_EE, int frame, int body, double out[6 * JOINTS]) {
  struct pose at[FRAMES];
  frames(q, F_T_EE, frame, at);
  for (int i = 0; i < 6 * JOINTS; i++) out[i] = 0;
  for (int i = 0; i < JOINTS && i <= frame; i++) {
    double z[3], lever[3], v[3] = {0, 0, 0};
    axis(&at[i], z);
    subtract(at[frame].p, at[i].p, lever);
    add_cross(v, z, lever);
    for (int k = 0; k < 3; k++) {
      const double *R = at[frame].R;
      out[6 * i + k] = body ? R[k] * v[0] + R[3 + k] * v[1] + R[6 + k] * v[2] : v[k];
      out[6 * i + 3 + k] = body ? R[k] * z[0] + R[3 + k] * z[1] + R[6 + k] * z[2] : z[k];
    }
  }
}

/* ---- what everything weighs ---- */

/* A body given in the axes of `at`: `I` symmetric, about its centre of mass. */
static struct body placed(const struct pose *at, double mass, const double com[3], const double I[9]) {
  struct body out = {.mass = mass};
  double half[9];
  for (int i = 0; i < 3; i++) {
    out.com[i] = at->p[i] + dot(at->R + 3 * i, com);
    turn(I, at->R + 3 * i, half + 3 * i);
  }
  for (int i = 0; i < 9; i++) out.I[i] = dot(at->R + 3 * (i / 3), half + 3 * (i % 3));
  return out;
}

/* Adds the inertia of `mass` at `r` from the point that `I` is about (Steiner). */
static void move(double I[9], double mass, const double r[3]) {
  for (int i = 0; i < 9; i++) I[i] += mass * ((i % 4 == 0 ? dot(r, r) : 0) - r[i / 3] * r[i % 3]);
}

static void join(struct body *one, const struct body *other) {
  double total = one->mass + other->mass;
  if (total == 0) return;
  double com[3], r[3];
  for (int i = 0; i < 3; i++) com[i] = (one->mass * one->com[i] + other->mass * other->com[i]) / total;
  for (int i = 0; i < 9; i++) one->I[i] += other->I[i];
  subtract(one->com, com, r);
  move(one->I, one->mass, r);
  subtract(other->com, com, r);
  move(one->I, other->mass, r);
  one->mass = total;
  for (int i = 0; i < 3; i++) one->com[i] = com[i];
}

/* All links, and what is carried (`I_load` about its centre of mass, in the flange's axes) as part of the last. */
static void bodies(const double q[JOINTS], const double I_load[9], double m_load, const double F_x_Cload[3],
                   struct pose at[JOINTS + 1], struct body body[JOINTS]) {
  chain(q, JOINTS + 1, at);
  for (int i = 0; i < JOINTS; i++) {
    const struct link *l = &fcimodel_parameters.link[i];
    double I[9] = {l->ixx, l->ixy, l->ixz, l->ixy, l->iyy, l->iyz, l->ixz, l->iyz, l->izz};
    body[i] = placed(&at[i], l->mass, l->com, I);
  }
  struct body load = placed(&at[FLANGE], m_load, F_x_Cload, I_load);
  join(&body[JOINTS - 1], &load);
}

/* Adds to the joints' torques what a force and a moment at the centre of mass of body `k` need. */
static void carry(const struct pose at[], const struct body *body, int k, const double force[3],
                  const double moment[3], double tau[JOINTS]) {
  for (int i = 0; i <= k; i++) {
    double z[3], lever[3], all[3] = {moment[0], moment[1], moment[2]};
    axis(&at[i], z);
    subtract(body->com, at[i].p, lever);
    add_cross(all, lever, force);
    tau[i] += dot(z, all);
  }
}

/* ---- what libfranka calls ---- */

/* Mass matrix, kg m^2, without the motors. */
EXPORT void M_NE(const double q[7], const double I_load[9], double m_load, const double F_x_Cload[3], double M[49]) {
  struct pose at[JOINTS + 1];
  struct body beyond[JOINTS];
  bodies(q, I_load, m_load, F_x_Cload, at, beyond);
  for (int j = JOINTS - 1; j >= 0; j--) {
    if (j < JOINTS - 1) join(&beyond[j], &beyond[j + 1]);
    /* joint j speeds up by 1 rad/s^2, and all beyond it with it */
    double z[3], lever[3], force[3] = {0, 0, 0}, moment[3], column[JOINTS] = {0};
    axis(&at[j], z);
    subtract(beyond[j].com, at[j].p, lever);
    add_cross(force, z, lever);
    for (int k = 0; k < 3; k++) force[k] *= beyond[j].mass;
    turn(beyond[j].I, z, moment);
    carry(at, &beyond[j], j, force, moment, column);
    for (int i = 0; i <= j; i++) M[7 * j + i] = M[7 * i + j] = column[i];
  }
}

/* Torques, N m, that keep the joints' velocities constant, without gravity. */
EXPORT void c_NE(const double q[7], const double dq[7], const double I_load[9], double m_load,
                 const double F_x_Cload[3], double c[7]) {
  struct pose at[JOINTS + 1];
  struct body body[JOINTS];
  bodies(q, I_load, m_load, F_x_Cload, at, body);
  double w[3] = {0, 0, 0}, dw[3] = {0, 0, 0}, ddp[3] = {0, 0, 0};
  for (int i = 0; i < JOINTS; i++) c[i] = 0;
  for (int i = 0; i < JOINTS; i++) {
    double z[3], r[3], wr[3] = {0, 0, 0}, Iw[3];
    if (i > 0) { /* the origin rides on the link before */
      subtract(at[i].p, at[i - 1].p, r);
      add_cross(wr, w, r);
      add_cross(ddp, dw, r);
      add_cross(ddp, w, wr);
    }
    axis(&at[i], z);
    for (int k = 0; k < 3; k++) z[k] *= dq[i];
    add_cross(dw, w, z);
    for (int k = 0; k < 3; k++) w[k] += z[k];
    double force[3] = {ddp[0], ddp[1], ddp[2]}, moment[3], ws[3] = {0, 0, 0};
    subtract(body[i].com, at[i].p, r);
    add_cross(ws, w, r);
    add_cross(force, dw, r);
    add_cross(force, w, ws);
    for (int k = 0; k < 3; k++) force[k] *= body[i].mass;
    turn(body[i].I, w, Iw);
    turn(body[i].I, dw, moment);
    add_cross(moment, w, Iw);
    carry(at, &body[i], i, force, moment, c);
  }
}

/* Torques, N m, that hold the arm at rest where things fall with `g_earth`, m/s^2. */
EXPORT void g_NE(const double q[7], const double g_earth[3], double m_load, const double F_x_Cload[3], double g[7]) {
  static const double none[9] = {0};
  struct pose at[JOINTS + 1];
  struct body body[JOINTS];
  bodies(q, none, m_load, F_x_Cload, at, body);
  for (int i = 0; i < JOINTS; i++) g[i] = 0;
  for (int i = 0; i < JOINTS; i++) {
    double force[3];
    for (int k = 0; k < 3; k++) force[k] = -body[i].mass * g_earth[k];
    carry(at, &body[i], i, force, none, g);
  }
}

/* The first joint's Jacobians are the same for every q. */
static const double anywhere[JOINTS] = {0};

EXPORT void O_J_J1(double out[42]) { jacobian(anywhere, 0, 0, 0, out); }
EXPORT void Ji_J_J1(double out[42]) { jacobian(anywhere, 0, 0, 1, out); }
EXPORT void O_T_J1(const double q[7], double out[16]) { pose(q, 0, 0, out); }

#define FRAME(name)                                                                              \
  EXPORT void O_T_J##name(const double q[7], double out[16]) { pose(q, 0, name - 1, out); }        \
  EXPORT void O_J_J##name(const double q[7], double out[42]) { jacobian(q, 0, name - 1, 0, out); } \
  EXPORT void Ji_J_J##name(const double q[7], double out[42]) { jacobian(q, 0, name - 1, 1, out); }
FRAME(2)
FRAME(3)
FRAME(4)
FRAME(5)
FRAME(6)
FRAME(7)
FRAME(8)

EXPORT void O_T_J9(const double q[7], const double F_T_EE[16], double out[16]) { pose(q, F_T_EE, END_EFFECTOR, out); }
EXPORT void O_J_J9(const double q[7], const double F_T_EE[16], double out[42]) {
  jacobian(q, F_T_EE, END_EFFECTOR, 0, out);
}
EXPORT void Ji_J_J9(const double q[7], const double F_T_EE[16], double out[42]) {
  jacobian(q, F_T_EE, END_EFFECTOR, 1, out);
}
