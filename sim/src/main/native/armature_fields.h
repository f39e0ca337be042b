// The arrays of mjModel and mjData by the names that MuJoCo's documentation gives them.
#pragma once

#include <map>
#include <string>

namespace armature {

struct Field {
  void* address;
  long count;  // elements
  char type;   // d: double, f: float, i: int, b: byte
};

class Fields {
 public:
  void add(const char* name, mjtNum* a, long n) { put(name, a, n, 'd'); }
  void add(const char* name, float* a, long n) { put(name, a, n, 'f'); }
  void add(const char* name, int* a, long n) { put(name, a, n, 'i'); }
  void add(const char* name, unsigned char* a, long n) { put(name, a, n, 'b'); }
  void add(const char* name, bool* a, long n) { put(name, a, n, 'b'); }
  template <typename T>
  void add(const char*, T*, long) {}  // structures, text and pointers are not arrays of numbers

  long address(const char* name, char type) const {
    std::map<std::string, Field>::const_iterator found = fields_.find(name);
    return found == fields_.end() || found->second.type != type ? 0 : reinterpret_cast<long>(found->second.address);
  }

  /// Elements of a field, or -1 when there is no such field of that type.
  long count(const char* name, char type) const {
    std::map<std::string, Field>::const_iterator found = fields_.find(name);
    return found == fields_.end() || found->second.type != type ? -1 : found->second.count;
  }

  std::string names(char type) const {
    std::string all;
    for (const auto& entry : fields_) {
      if (entry.second.type == type) all += (all.empty() ? "" : " ") + entry.first;
    }
    return all;
  }

 private:
  void put(const char* name, void* address, long count, char type) { fields_[name] = Field{address, count, type}; }

  std::map<std::string, Field> fields_;
};

#pragma push_macro("MJ_M")
#undef MJ_M
#define MJ_M(n) m->n
#define X(type, name, nr, nc) fields.add(#name, from->name, static_cast<long>(m->nr) * (nc));

inline void addFields(const mjModel* m, mjModel* from, Fields& fields) {
  MJMODEL_POINTERS
  fields.add("opt.timestep", &from->opt.timestep, 1);
  fields.add("opt.gravity", from->opt.gravity, 3);
  fields.add("stat.extent", &from->stat.extent, 1);
  fields.add("vis.map.znear", &from->vis.map.znear, 1);
  fields.add("vis.map.zfar", &from->vis.map.zfar, 1);
  fields.add("vis.headlight.ambient", from->vis.headlight.ambient, 3);
  fields.add("vis.headlight.diffuse", from->vis.headlight.diffuse, 3);
  fields.add("vis.headlight.specular", from->vis.headlight.specular, 3);
}

inline void addFields(const mjModel* m, mjData* from, Fields& fields) {
  MJDATA_POINTERS
  fields.add("time", &from->time, 1);
}

#undef X
#pragma pop_macro("MJ_M")

}  // namespace armature
