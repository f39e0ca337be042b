// An OpenGL context without a window. EGL is loaded when the first renderer asks for it, so that physics needs no GL.
#pragma once

#include <dlfcn.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace armature {

/// EGL's functions and one display for the whole process (renderers share it; it is never terminated). The numbers are
/// those of the EGL registry.
class Egl {
 public:
  using Context = void*;

  static Egl& instance() {
    static Egl egl;
    return egl;
  }

  Context create() {
    if (!bindApi_(kOpenGlApi)) fail("cannot bind OpenGL");
    const int32_t wanted[] = {kSurfaceType, 0, kRenderableType, kOpenGlBit, kNone};
    void* config = nullptr;
    int32_t found = 0;
    if (!chooseConfig_(display_, wanted, &config, 1, &found) || found < 1) fail("has no configuration for OpenGL");
    Context context = createContext_(display_, config, nullptr, nullptr);
    if (!context) fail("cannot create a context");
    return context;
  }
  bool current(Context context) {
    if (currentContext_() == context) return true;
    return bindApi_(kOpenGlApi) && makeCurrent_(display_, nullptr, nullptr, context);
  }
  void destroy(Context context) {
    if (currentContext_() == context) makeCurrent_(display_, nullptr, nullptr, nullptr);
    destroyContext_(display_, context);
  }
  /// Which GL draws, in its own words; a context must be current.
  std::string renderer() {
    const unsigned kGlRenderer = 0x1F01;
    auto text = reinterpret_cast<const char* (*)(unsigned)>(procAddress_("glGetString"));
    const char* name = text ? text(kGlRenderer) : nullptr;
    return name ? name : "unknown";
  }

 private:
  static const int32_t kNone = 0x3038, kSurfaceType = 0x3033, kRenderableType = 0x3040, kOpenGlBit = 8;
  static const unsigned kOpenGlApi = 0x30A2, kSurfaceless = 0x31DD, kDevice = 0x313F;

  Egl() {
    // global, since MuJoCo looks for eglGetProcAddress among the symbols of the process
    library_ = dlopen("libEGL.so.1", RTLD_NOW | RTLD_GLOBAL);
    if (!library_) throw std::runtime_error(std::string("EGL is not installed: ") + dlerror());
    find(procAddress_, "eglGetProcAddress");
    find(initialize_, "eglInitialize");
    find(bindApi_, "eglBindAPI");
    find(chooseConfig_, "eglChooseConfig");
    find(createContext_, "eglCreateContext");
    find(makeCurrent_, "eglMakeCurrent");
    find(currentContext_, "eglGetCurrentContext");
    find(destroyContext_, "eglDestroyContext");
    find(error_, "eglGetError");
    platformDisplay_ = reinterpret_cast<PlatformDisplay>(procAddress_("eglGetPlatformDisplayEXT"));
    queryDevices_ = reinterpret_cast<QueryDevices>(procAddress_("eglQueryDevicesEXT"));
    const char* device = std::getenv("MUJOCO_EGL_DEVICE_ID");  // the name that other MuJoCo programs use
    bool ready = device ? open(std::atoi(device)) : open(kSurfaceless, nullptr) || open(0);
    if (!ready) fail("has no display without a window");
  }

  bool open(int device) {
    const int kMost = 32;
    void* devices[kMost];
    int32_t found = 0;
    if (!queryDevices_ || !queryDevices_(kMost, devices, &found)) return false;
    return device >= 0 && device < found && open(kDevice, devices[device]);
  }
  bool open(unsigned platform, void* native) {
    display_ = platformDisplay_ ? platformDisplay_(platform, native, nullptr) : nullptr;
    return display_ && initialize_(display_, nullptr, nullptr);
  }

  template <typename F>
  void find(F& function, const char* name) {
    function = reinterpret_cast<F>(dlsym(library_, name));
    if (!function) throw std::runtime_error(std::string("EGL lacks ") + name);
  }
  [[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string("EGL ") + what + " (error " + std::to_string(error_()) + ")");
  }

  using PlatformDisplay = void* (*)(unsigned, void*, const int32_t*);
  using QueryDevices = unsigned (*)(int32_t, void**, int32_t*);

  void* library_ = nullptr;
  void* display_ = nullptr;
  void* (*procAddress_)(const char*) = nullptr;
  unsigned (*initialize_)(void*, int32_t*, int32_t*) = nullptr;
  unsigned (*bindApi_)(unsigned) = nullptr;
  unsigned (*chooseConfig_)(void*, const int32_t*, void**, int32_t, int32_t*) = nullptr;
  void* (*createContext_)(void*, void*, void*, const int32_t*) = nullptr;
  unsigned (*makeCurrent_)(void*, void*, void*, void*) = nullptr;
  void* (*currentContext_)() = nullptr;
  unsigned (*destroyContext_)(void*, void*) = nullptr;
  int32_t (*error_)() = nullptr;
  PlatformDisplay platformDisplay_ = nullptr;
  QueryDevices queryDevices_ = nullptr;
};

}  // namespace armature
