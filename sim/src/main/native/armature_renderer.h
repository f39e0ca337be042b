// Pictures of mjData: colour, depth in metres, geoms.
#pragma once

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include "armature_egl.h"

namespace armature {

/// A context of its own, made current on whichever thread calls; Java sees to it that this is always the same one.
class Renderer {
 public:
  /// @param shadows edge of the shadow map in pixels, 0 for no shadows
  /// @param samples of each pixel for smooth edges, 0 for none
  Renderer(const Model* model, int width, int height, int shadows, int samples, bool reflections)
      : of_(model->of), viewport_{0, 0, width, height}, context_(Egl::instance().create()) {
    mjv_defaultScene(&scene_);
    mjr_defaultContext(&gl_);
    mjv_defaultOption(&option_);
    mjv_defaultCamera(&free_);
    mjv_defaultFreeCamera(of_->m, &free_);
    try {
      makeCurrent();
      prepare(shadows, samples);
    } catch (...) {
      release();
      throw;
    }
    scene_.flags[mjRND_SHADOW] = shadows > 0;
    scene_.flags[mjRND_REFLECTION] = reflections;
    long pixels = static_cast<long>(width) * height;
    rgb_.resize(3 * pixels);
    depth_.resize(pixels);
    ids_.resize(pixels);
  }
  ~Renderer() { release(); }
  Renderer(const Renderer&) = delete;

  /// The pictures, rows from the top.
  long rgbAddress() const { return reinterpret_cast<long>(rgb_.data()); }
  long depthAddress() const { return reinterpret_cast<long>(depth_.data()); }
  long idsAddress() const { return reinterpret_cast<long>(ids_.data()); }

  std::string renderer() {
    makeCurrent();
    return Egl::instance().renderer();
  }

  /// Whether geoms of a group (0 to 5) are drawn.
  void group(int group, bool shown) { option_.geomgroup[group] = shown; }

  /// What camera -1 sees: a point, and where from.
  void look(double x, double y, double z, double distance, double azimuthDegrees, double elevationDegrees) {
    free_.lookat[0] = x;
    free_.lookat[1] = y;
    free_.lookat[2] = z;
    free_.distance = distance;
    free_.azimuth = azimuthDegrees;
    free_.elevation = elevationDegrees;
  }

  /// Draws into rgb, and into depth when asked.
  void render(const Data* data, int camera, bool depth) {
    update(data, camera);
    mjr_render(viewport_, &scene_, &gl_);
    mjr_readPixels(rgb_.data(), depth ? depth_.data() : nullptr, viewport_, &gl_);
    flip(rgb_.data(), 3L * viewport_.width);
    if (depth) flipToMetres(data->of->m);
  }

  /// Draws the geom of each pixel into ids, -1 where there is none.
  void segment(const Data* data, int camera) {
    update(data, camera);
    mjtByte shadow = scene_.flags[mjRND_SHADOW], reflection = scene_.flags[mjRND_REFLECTION];
    scene_.flags[mjRND_SHADOW] = scene_.flags[mjRND_REFLECTION] = 0;
    scene_.flags[mjRND_SEGMENT] = scene_.flags[mjRND_IDCOLOR] = 1;
    mjr_render(viewport_, &scene_, &gl_);
    scene_.flags[mjRND_SEGMENT] = scene_.flags[mjRND_IDCOLOR] = 0;
    scene_.flags[mjRND_SHADOW] = shadow;
    scene_.flags[mjRND_REFLECTION] = reflection;
    mjr_readPixels(rgb_.data(), nullptr, viewport_, &gl_);
    flip(rgb_.data(), 3L * viewport_.width);
    toGeoms();
  }

 private:
  void makeCurrent() {
    if (!Egl::instance().current(context_)) throw std::runtime_error("EGL cannot make the context current");
  }

  /// The sizes lie in mjModel, which other threads share: they are set, used and put back under one lock.
  void prepare(int shadows, int samples) {
    std::lock_guard<std::mutex> lock(globals());
    mjModel* m = of_->m;
    const auto quality = m->vis.quality;
    const auto global = m->vis.global;
    m->vis.quality.shadowsize = shadows;
    m->vis.quality.offsamples = samples;
    m->vis.global.offwidth = viewport_.width;
    m->vis.global.offheight = viewport_.height;
    struct Restore {
      mjModel* m;
      decltype(quality) q;
      decltype(global) g;
      ~Restore() {
        m->vis.quality = q;
        m->vis.global = g;
      }
    } restore{m, quality, global};
    const int kGeoms = 2000;
    mjv_makeScene(m, &scene_, kGeoms);
    mjr_makeContext(m, &gl_, mjFONTSCALE_100);
    mjr_setBuffer(mjFB_OFFSCREEN, &gl_);
    if (gl_.currentBuffer != mjFB_OFFSCREEN) throw std::runtime_error("OpenGL has no offscreen buffer");
  }

  void release() {
    if (!context_) return;
    std::lock_guard<std::mutex> lock(globals());
    // a context that another thread holds cannot be emptied from here: then its memory goes with the context
    if (Egl::instance().current(context_)) mjr_freeContext(&gl_);
    mjv_freeScene(&scene_);
    Egl::instance().destroy(context_);
    context_ = nullptr;
  }

  void update(const Data* data, int camera) {
    const mjModel* m = data->of->m;
    const mjModel* own = of_->m;
    if (m->ngeom != own->ngeom || m->nbody != own->nbody || m->nmesh != own->nmesh || m->ntex != own->ntex ||
        m->nmat != own->nmat || m->nlight != own->nlight || m->ncam != own->ncam) {
      throw std::runtime_error("the renderer was made for another model");
    }
    makeCurrent();
    mjvCamera view = free_;
    if (camera >= 0) {
      view.type = mjCAMERA_FIXED;
      view.fixedcamid = camera;
    }
    mjv_updateScene(m, data->d, &option_, nullptr, &view, mjCAT_ALL, &scene_);
  }

  /// OpenGL counts rows from the bottom.
  template <typename T>
  void flip(T* picture, long row) {
    int h = viewport_.height;
    for (int y = 0; y < h / 2; y++) std::swap_ranges(picture + y * row, picture + (y + 1) * row, picture + (h - 1 - y) * row);
  }

  /// From the depth buffer, which is linear in 1/z between the near and the far plane. In one pass with the flip: a
  /// large picture does not fit into the caches.
  void flipToMetres(const mjModel* m) {
    const float near = static_cast<float>(m->vis.map.znear * m->stat.extent);
    const float slope = 1 - static_cast<float>(m->vis.map.znear) / static_cast<float>(m->vis.map.zfar);
    const int w = viewport_.width, h = viewport_.height;
    for (int y = 0; y < (h + 1) / 2; y++) {
      float* top = depth_.data() + static_cast<long>(y) * w;
      float* bottom = depth_.data() + static_cast<long>(h - 1 - y) * w;
      for (int x = 0; x < w; x++) {
        const float z = near / (1 - top[x] * slope);
        top[x] = near / (1 - bottom[x] * slope);
        bottom[x] = z;
      }
    }
  }

  /// Colours are segment numbers plus one, lowest byte first.
  void toGeoms() {
    geomOf_.assign(scene_.ngeom + 1, -1);
    for (int i = 0; i < scene_.ngeom; i++) {
      const mjvGeom& g = scene_.geoms[i];
      if (g.segid >= 0 && g.segid < scene_.ngeom && g.objtype == mjOBJ_GEOM) geomOf_[g.segid + 1] = g.objid;
    }
    for (size_t i = 0; i < ids_.size(); i++) {
      size_t segment = rgb_[3 * i] | rgb_[3 * i + 1] << 8 | rgb_[3 * i + 2] << 16;
      ids_[i] = segment < geomOf_.size() ? geomOf_[segment] : -1;
    }
  }

  std::shared_ptr<Compiled> of_;
  mjrRect viewport_;
  Egl::Context context_;
  mjvScene scene_;
  mjrContext gl_;
  mjvOption option_;
  mjvCamera free_;
  std::vector<unsigned char> rgb_;
  std::vector<float> depth_;
  std::vector<int> ids_;
  std::vector<int> geomOf_;
};

}  // namespace armature
