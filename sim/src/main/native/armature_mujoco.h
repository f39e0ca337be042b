// What Java needs of MuJoCo, in C++ objects that own their memory. This folder alone knows MuJoCo's API and its
// versions: Debian's 2.2.2 and the official 3.x. Whatever goes wrong is thrown as std::runtime_error, which becomes a
// Java exception; MuJoCo's own fatal errors too, which would otherwise end the process.
#pragma once

#if !__has_include(<mujoco/mujoco.h>)
#error "MuJoCo's headers are missing: apt-get install libmujoco-dev, or give -Dmujoco.include and -Dmujoco.lib"
#endif

#include <mujoco/mujoco.h>
#include <mujoco/mjxmacro.h>

#include "armature_fields.h"
#include "armature_model.h"
#include "armature_data.h"
#include "armature_renderer.h"
