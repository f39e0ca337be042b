// mjModel: read from MJCF, copied, looked up.
#pragma once

#include <cstring>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace armature {

/// Guards what MuJoCo keeps in globals: its XML reader, and its table of OpenGL functions.
inline std::mutex& globals() {
  static std::mutex mutex;
  return mutex;
}

/// The last warning that MuJoCo gave on this thread.
inline std::string& warning() {
  static thread_local std::string text;
  return text;
}

/// Makes MuJoCo's fatal errors throw, and its warnings be kept instead of written to a file in the working directory.
inline void installHandlers() {
  mju_user_error = [](const char* text) { throw std::runtime_error(std::string("MuJoCo: ") + text); };
  mju_user_warning = [](const char* text) { warning() = text; };
}

/// MJCF and the files that it includes, in memory. The first one is the main file.
class Source {
 public:
  void add(const char* name, const char* bytes, int size) { files_.emplace_back(name, std::string(bytes, size)); }
  const std::vector<std::pair<std::string, std::string>>& files() const { return files_; }

 private:
  std::vector<std::pair<std::string, std::string>> files_;
};

/// Source as MuJoCo's virtual file system. Its structure is 2 MB in 2.2.2: never on the stack.
class Files {
 public:
  explicit Files(const Source& source) : vfs_(new mjVFS) {
    mj_defaultVFS(vfs_.get());
    for (const auto& file : source.files()) add(file.first, file.second);
  }
  ~Files() { mj_deleteVFS(vfs_.get()); }
  const mjVFS* vfs() const { return vfs_.get(); }

 private:
  void add(const std::string& name, const std::string& bytes) {
    int size = static_cast<int>(bytes.size());
#if mjVERSION_HEADER >= 320
    int failed = mj_addBufferVFS(vfs_.get(), name.c_str(), bytes.data(), size);
#else
    int failed = mj_makeEmptyFileVFS(vfs_.get(), name.c_str(), size);
    int at = failed ? -1 : mj_findFileVFS(vfs_.get(), name.c_str());
    if (at >= 0) std::memcpy(vfs_->filedata[at], bytes.data(), bytes.size());
#endif
    if (failed) throw std::runtime_error("MuJoCo takes no file named " + name + " (a name given twice?)");
  }

  std::unique_ptr<mjVFS> vfs_;
};

/// Owns an mjModel. Data and Renderer share the ownership, so that no order of closing can break them.
struct Compiled {
  explicit Compiled(mjModel* model) : m(model) { addFields(m, m, fields); }
  ~Compiled() { mj_deleteModel(m); }
  Compiled(const Compiled&) = delete;

  mjModel* m;
  Fields fields;
};

/// The version of the headers that this was built with.
inline int builtWith() { return mjVERSION_HEADER; }

inline mjModel* read(const char* path, const mjVFS* vfs) {
  installHandlers();
  std::lock_guard<std::mutex> lock(globals());
  char error[1000] = "";
  mjModel* m = mj_loadXML(path, vfs, error, sizeof error);
  if (!m) throw std::runtime_error(error);
  return m;
}

class Model {
 public:
  explicit Model(const char* path) : of(std::make_shared<Compiled>(read(path, nullptr))) {}
  explicit Model(const Source& source)
      : of(std::make_shared<Compiled>(read(source.files().at(0).first.c_str(), Files(source).vfs()))) {}
  explicit Model(const Model* other) : of(std::make_shared<Compiled>(duplicate(other->of->m))) {}

  long fieldAddress(const char* name, char type) const { return of->fields.address(name, type); }
  long fieldCount(const char* name, char type) const { return of->fields.count(name, type); }
  std::string fieldNames(char type) const { return of->fields.names(type); }

  int nq() const { return static_cast<int>(of->m->nq); }
  int nv() const { return static_cast<int>(of->m->nv); }
  int nu() const { return static_cast<int>(of->m->nu); }
  int nkey() const { return static_cast<int>(of->m->nkey); }
  int nsensordata() const { return static_cast<int>(of->m->nsensordata); }

  // objects are told apart by MuJoCo's words for them ("body"), since its numbers are not the same in every version
  int count(const char* type) const {
    const mjModel* m = of->m;
    switch (mju_str2Type(type)) {
      case mjOBJ_BODY: return static_cast<int>(m->nbody);
      case mjOBJ_JOINT: return static_cast<int>(m->njnt);
      case mjOBJ_GEOM: return static_cast<int>(m->ngeom);
      case mjOBJ_SITE: return static_cast<int>(m->nsite);
      case mjOBJ_CAMERA: return static_cast<int>(m->ncam);
      case mjOBJ_LIGHT: return static_cast<int>(m->nlight);
      case mjOBJ_MATERIAL: return static_cast<int>(m->nmat);
      case mjOBJ_TEXTURE: return static_cast<int>(m->ntex);
      case mjOBJ_EQUALITY: return static_cast<int>(m->neq);
      case mjOBJ_TENDON: return static_cast<int>(m->ntendon);
      case mjOBJ_ACTUATOR: return static_cast<int>(m->nu);
      case mjOBJ_SENSOR: return static_cast<int>(m->nsensor);
      case mjOBJ_KEY: return static_cast<int>(m->nkey);
      default: throw std::runtime_error(std::string("no such type of object: ") + type);
    }
  }
  int id(const char* type, const char* name) const { return mj_name2id(of->m, mju_str2Type(type), name); }
  /// The name, or null when the object has none.
  const char* name(const char* type, int id) const { return mj_id2name(of->m, mju_str2Type(type), id); }

  /// Turns a feature off or on, by its word: the bits are not the same in every version.
  void enable(const char* feature, bool on) {
    static const std::map<std::string, int> bits = {
        {"constraint", mjDSBL_CONSTRAINT}, {"equality", mjDSBL_EQUALITY}, {"frictionloss", mjDSBL_FRICTIONLOSS},
        {"limit", mjDSBL_LIMIT},           {"contact", mjDSBL_CONTACT},   {"gravity", mjDSBL_GRAVITY},
        {"clampctrl", mjDSBL_CLAMPCTRL},   {"actuation", mjDSBL_ACTUATION}};
    int bit = bits.at(feature);
    int& flags = of->m->opt.disableflags;
    flags = on ? flags & ~bit : flags | bit;
  }

  /// Recomputes what MuJoCo derives from masses, positions and sizes, such as the mass of subtrees.
  void recompute() {
    std::unique_ptr<mjData, void (*)(mjData*)> scratch(mj_makeData(of->m), mj_deleteData);
    if (!scratch) throw std::runtime_error("no memory for mjData");
    mj_setConst(of->m, scratch.get());
  }

  std::shared_ptr<Compiled> of;

 private:
  static mjModel* duplicate(const mjModel* m) {
    mjModel* copy = mj_copyModel(nullptr, m);
    if (!copy) throw std::runtime_error("no memory for mjModel");
    return copy;
  }
};

}  // namespace armature
