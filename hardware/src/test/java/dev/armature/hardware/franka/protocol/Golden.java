package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// Bytes that a C++ program wrote from libfranka 0.9.2's own structs (libfranka-common e6aa0fc), with the
/// values that the tests put here too. Of the two long ones the 64-bit FNV-1a hash is kept.
final class Golden {

    static final String CONNECT = "0000000000000000100000000500cbc3";
    static final String MOVE = "01000000070000004400000002000000030000000000000000002440f6285c8fc2f50840"
            + "0000000000001940000000000000e03f000000000000d03f000000000000c03f";
    static final String GRASP =
            "02000300000032000000000000000000a03f000000000000b03f000000000000c03f" + "000000000000d03f0000000000004440";
    static final String GRIPPER_STATE = "09000000000000000000b03f7b14ae47e17ab43f011e00";
    static final long STATE_HASH = 0x8c1ab0213f858069L;
    static final long COMMAND_HASH = 0x43d8ad2a9df8f735L;

    private Golden() {}

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
    }

    static String hex(ByteBuffer written) {
        return HexFormat.of().formatHex(written.array(), 0, written.position());
    }

    static long hash(ByteBuffer written) {
        long hash = 1469598103934665603L;
        for (int i = 0; i < written.position(); i++) {
            hash = (hash ^ (written.get(i) & 0xff)) * 1099511628211L;
        }
        return hash;
    }

    /// Quarters that count up from 1 in the order of the wire.
    static double fill(double[] values, double from) {
        double next = from;
        for (int i = 0; i < values.length; i++) {
            values[i] = next;
            next += 0.25;
        }
        return next;
    }

    static FrankaState state() {
        FrankaState state = new FrankaState();
        state.messageId = 0x0102030405060708L;
        double next = 1;
        for (double[] field : state.fields) {
            next = fill(field, next);
        }
        state.motionGeneratorMode = MotionGeneratorMode.CARTESIAN_POSITION;
        state.controllerMode = ControllerMode.EXTERNAL_CONTROLLER;
        state.errors = FrankaError.JOINT_REFLEX.bit() | FrankaError.COMMUNICATION_CONSTRAINTS_VIOLATION.bit();
        state.reflexReason =
                FrankaError.JOINT_POSITION_LIMITS_VIOLATION.bit() | FrankaError.BASE_ACCELERATION_INVALID_READING.bit();
        state.robotMode = RobotMode.REFLEX;
        state.controlCommandSuccessRate = 0.875;
        return state;
    }

    static FrankaCommand command() {
        FrankaCommand command = new FrankaCommand();
        command.messageId = 0x1122334455667788L;
        double next = fill(command.q_c, 1);
        next = fill(command.dq_c, next);
        next = fill(command.O_T_EE_c, next);
        next = fill(command.O_dP_EE_c, next);
        next = fill(command.elbow_c, next);
        command.validElbow = true;
        command.motionGenerationFinished = true;
        fill(command.tau_J_d, next);
        return command;
    }
}
