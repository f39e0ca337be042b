package dev.armature.launch.control;

import dev.armature.controller.process.ControlLaw;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.controller.safety.SafetySettings;
import java.nio.file.Path;

/// What a control process is asked for.
///
/// @param plant the robot
/// @param address of a robot
/// @param port TCP port of a robot
/// @param task whose scene a twin stands in
/// @param seed where the task's objects lie
/// @param law how set-points are followed
/// @param safety what the arm is kept from
/// @param realtime what happens without real-time rights
/// @param file where a policy process joins
/// @param seconds how long it runs; infinite until it is stopped
public record ControlSettings(
        PlantChoice plant,
        String address,
        int port,
        String task,
        long seed,
        ControlLaw law,
        SafetySettings safety,
        RealtimeConfig realtime,
        Path file,
        double seconds) {}
