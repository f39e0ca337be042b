// mjData: stepped, read and written.
#pragma once

#include <algorithm>

namespace armature {

class Data {
 public:
  /// Numbers that one contact takes in contacts(): geoms, distance, force (normal, two tangents), position, normal.
  static const int CONTACT = 12;

  explicit Data(const Model* model) : of(model->of), d(mj_makeData(of->m)) {
    if (!d) throw std::runtime_error("no memory for mjData");
    addFields(of->m, d, fields_);
    long nv = of->m->nv;
    scratch_.resize(std::max<long>({6 * nv, nv * nv, stateSize()}));
    reset();
  }
  ~Data() { mj_deleteData(d); }
  Data(const Data&) = delete;

  long fieldAddress(const char* name, char type) const { return fields_.address(name, type); }
  long fieldCount(const char* name, char type) const { return fields_.count(name, type); }
  std::string fieldNames(char type) const { return fields_.names(type); }

  /// Where the functions below leave their result, and loadState finds its state.
  long scratchAddress() const { return reinterpret_cast<long>(scratch_.data()); }
  long scratchCount() const { return static_cast<long>(scratch_.size()); }

  /// Steps until n steps are done or the state is not finite any more; how often that was so since the last reset.
  int step(int n) {
    return guarded([&] {
      for (int i = 0; i < n && instabilities() == 0; i++) mj_step(of->m, d);
    });
  }
  /// One step that ends with positions and velocities, and all that follows from them, up to date: the second half of
  /// mj_step, then the first half of the next. Call forward() once before the first.
  int advance() {
    return guarded([&] {
      mj_step2(of->m, d);
      mj_step1(of->m, d);
    });
  }
  int forward() {
    return guarded([&] { mj_forward(of->m, d); });
  }
  int inverse() {
    return guarded([&] { mj_inverse(of->m, d); });
  }
  void reset() {
    mj_resetData(of->m, d);
    healthy();
  }
  void resetKey(int key) {
    if (key < 0 || key >= of->m->nkey) throw std::runtime_error("no keyframe " + std::to_string(key));
    mj_resetDataKeyframe(of->m, d, key);
    healthy();
  }

  /// MuJoCo's last warning since the last reset; empty when it gave none.
  std::string lastWarning() const { return warning_; }
  int instabilities() const {
    return d->warning[mjWARN_BADQPOS].number + d->warning[mjWARN_BADQVEL].number + d->warning[mjWARN_BADQACC].number;
  }

  /// Contacts of the last step or forward, CONTACT numbers each, into the buffer; how many there are.
  int contacts(long buffer, int capacity) const {
    double* out = reinterpret_cast<double*>(buffer);
    int n = static_cast<int>(d->ncon);
    for (int i = 0; i < std::min(n, capacity); i++, out += CONTACT) {
      const mjContact& c = d->contact[i];
      mjtNum force[6];
      mj_contactForce(of->m, d, i, force);
      out[0] = c.geom1;
      out[1] = c.geom2;
      out[2] = c.dist;
      std::copy(force, force + 3, out + 3);
      std::copy(c.pos, c.pos + 3, out + 6);
      std::copy(c.frame, c.frame + 3, out + 9);
    }
    return n;
  }

  /// jacp then jacr, each 3 x nv by rows, into scratch.
  void jacSite(int site) { mj_jacSite(of->m, d, scratch_.data(), scratch_.data() + 3 * of->m->nv, site); }
  void jacBody(int body) { mj_jacBody(of->m, d, scratch_.data(), scratch_.data() + 3 * of->m->nv, body); }

  /// The inertia matrix, nv x nv by rows, into scratch. Column by column, since mj_fullM is not the same everywhere.
  void fullMass() {
    int nv = static_cast<int>(of->m->nv);
    std::vector<mjtNum>& unit = unit_;
    unit.assign(nv, 0);
    for (int i = 0; i < nv; i++) {
      unit[i] = 1;
      mj_mulM(of->m, d, scratch_.data() + static_cast<long>(i) * nv, unit.data());
      unit[i] = 0;
    }
  }

  /// The generalised force, nv, that holds every body against gravity, into scratch: -J' m g, taken from the centre of
  /// mass of the subtree that each joint carries.
  void gravity() {
    const mjModel* m = of->m;
    mjtNum g[3] = {0, 0, 0};
    if (!(m->opt.disableflags & mjDSBL_GRAVITY)) mju_copy3(g, m->opt.gravity);
    for (int j = 0; j < m->njnt; j++) {
      int body = m->jnt_bodyid[j];
      mjtNum weight[3], lever[3], torque[3];
      mju_scl3(weight, g, -m->body_subtreemass[body]);
      mju_sub3(lever, d->subtree_com + 3 * body, d->xanchor + 3 * j);
      mju_cross(torque, lever, weight);
      mjtNum* out = scratch_.data() + m->jnt_dofadr[j];
      switch (m->jnt_type[j]) {
        case mjJNT_FREE:
          mju_copy3(out, weight);
          intoFrame(out + 3, torque, d->xmat + 9 * body);
          break;
        case mjJNT_BALL: intoFrame(out, torque, d->xmat + 9 * body); break;
        case mjJNT_SLIDE: *out = mju_dot3(d->xaxis + 3 * j, weight); break;
        default: *out = mju_dot3(d->xaxis + 3 * j, torque);
      }
    }
  }

  /// Distance along the direction (in its lengths) to the first geom, or -1; rayGeom says which.
  double ray(double px, double py, double pz, double vx, double vy, double vz, int bodyExclude) {
    mjtNum from[3] = {px, py, pz}, along[3] = {vx, vy, vz};
#if mjVERSION_HEADER >= 3005000
    return mj_ray(of->m, d, from, along, nullptr, 1, bodyExclude, &rayGeom_, nullptr);
#else
    return mj_ray(of->m, d, from, along, nullptr, 1, bodyExclude, &rayGeom_);
#endif
  }
  int rayGeom() const { return rayGeom_; }

  /// Everything that the next step depends on, as doubles in scratch.
  int stateSize() const {
    const mjModel* m = of->m;
#if mjVERSION_HEADER >= 300
    return mj_stateSize(m, mjSTATE_INTEGRATION);
#else
    return 1 + m->nq + 3 * m->nv + m->na + m->nu + 6 * m->nbody + 7 * m->nmocap + m->nuserdata;
#endif
  }
  void saveState() {
#if mjVERSION_HEADER >= 300
    mj_getState(of->m, d, scratch_.data(), mjSTATE_INTEGRATION);
#else
    mjtNum* at = scratch_.data();
    eachStatePart([&](mjtNum* part, int n) { at = std::copy(part, part + n, at); });
#endif
  }
  void loadState() {
#if mjVERSION_HEADER >= 300
    mj_setState(of->m, d, scratch_.data(), mjSTATE_INTEGRATION);
#else
    const mjtNum* at = scratch_.data();
    eachStatePart([&](mjtNum* part, int n) {
      std::copy(at, at + n, part);
      at += n;
    });
#endif
  }

  std::shared_ptr<Compiled> of;
  mjData* d;

 private:
#if mjVERSION_HEADER < 300
  template <typename F>
  void eachStatePart(F f) {
    const mjModel* m = of->m;
    f(&d->time, 1);
    f(d->qpos, m->nq);
    f(d->qvel, m->nv);
    f(d->act, m->na);
    f(d->qacc_warmstart, m->nv);
    f(d->ctrl, m->nu);
    f(d->qfrc_applied, m->nv);
    f(d->xfrc_applied, 6 * m->nbody);
    f(d->mocap_pos, 3 * m->nmocap);
    f(d->mocap_quat, 4 * m->nmocap);
    f(d->userdata, m->nuserdata);
  }
#endif

  static void intoFrame(mjtNum out[3], const mjtNum v[3], const mjtNum mat[9]) {
    for (int i = 0; i < 3; i++) out[i] = mat[i] * v[0] + mat[3 + i] * v[1] + mat[6 + i] * v[2];
  }

  /// Runs f. A fatal error leaves MuJoCo's stack half used: nothing but a reset is allowed after it.
  template <typename F>
  int guarded(F f) {
    if (broken_) throw std::runtime_error("the data met a fatal error and must be reset first");
    broken_ = true;
    warning().clear();
    f();
    broken_ = false;
    if (!warning().empty()) warning_ = warning();
    return instabilities();
  }
  void healthy() {
    broken_ = false;
    warning_.clear();
  }

  Fields fields_;
  std::vector<mjtNum> scratch_;
  std::vector<mjtNum> unit_;
  std::string warning_;
  bool broken_ = false;
  int rayGeom_ = -1;
};

}  // namespace armature
