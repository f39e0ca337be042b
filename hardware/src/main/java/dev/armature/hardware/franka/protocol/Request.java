package dev.armature.hardware.franka.protocol;

import java.util.List;

/// What a client asks of the robot over TCP.
public sealed interface Request {

    /// The service that is asked for.
    RobotService service();

    /// The first request.
    ///
    /// @param version of the client's interface, 0 to 65535
    /// @param udpPort where the client wants its states
    record Connect(int version, int udpPort) implements Request {
        @Override
        public RobotService service() {
            return RobotService.CONNECT;
        }
    }

    /// Starts a motion.
    ///
    /// @param controller not OTHER
    /// @param generator not IDLE
    /// @param pathDeviation largest deviation on the way: translation in m, rotation in rad, elbow in rad
    /// @param goalDeviation largest deviation at the goal, likewise
    record Move(
            ControllerMode controller, MotionGeneratorMode generator, Deviation pathDeviation, Deviation goalDeviation)
            implements Request {
        @Override
        public RobotService service() {
            return RobotService.MOVE;
        }
    }

    /// How far a motion may stray.
    ///
    /// @param translation in m
    /// @param rotation in rad
    /// @param elbow in rad
    record Deviation(double translation, double rotation, double elbow) {
        /// What libfranka asks for: 10 m, 3.12 rad, 2π rad; as good as any.
        public static final Deviation ANY = new Deviation(10.0, 3.12, 2 * Math.PI);
    }

    /// Sets numbers, in the order of libfranka's arguments.
    ///
    /// @param service one that [is a setting][RobotService#isSetting()]
    /// @param values as many as the service has; SI units
    record Setting(RobotService service, List<Double> values) implements Request {
        /// @throws IllegalArgumentException when the service takes other than so many numbers
        public Setting {
            values = List.copyOf(values);
            if (!service.isSetting() || values.size() * Double.BYTES != service.requestBytes()) {
                throw new IllegalArgumentException(service + " does not take " + values.size() + " numbers");
            }
        }
    }

    /// Which axes yield to a hand.
    ///
    /// @param axes x, y, z and the rotations about them
    /// @param nullspace whether the elbow yields
    record Guiding(List<Boolean> axes, boolean nullspace) implements Request {
        /// @throws IllegalArgumentException when there are not six axes
        public Guiding {
            axes = List.copyOf(axes);
            if (axes.size() != 6) {
                throw new IllegalArgumentException("guiding has 6 axes, not " + axes.size());
            }
        }

        @Override
        public RobotService service() {
            return RobotService.SET_GUIDING_MODE;
        }
    }

    /// Asks for a virtual wall.
    ///
    /// @param id of the wall
    record CartesianLimit(int id) implements Request {
        @Override
        public RobotService service() {
            return RobotService.GET_CARTESIAN_LIMIT;
        }
    }

    /// Asks for the model as a shared library.
    ///
    /// @param architecture 0 x64, 1 x86, 2 ARM, 3 ARM64
    /// @param system 0 Linux, 1 Windows
    record LoadModelLibrary(int architecture, int system) implements Request {
        @Override
        public RobotService service() {
            return RobotService.LOAD_MODEL_LIBRARY;
        }
    }

    /// A request without a payload.
    ///
    /// @param service such as [RobotService#STOP_MOVE]
    record Plain(RobotService service) implements Request {
        /// @throws IllegalArgumentException when the service has a payload
        public Plain {
            if (service.requestBytes() != 0) {
                throw new IllegalArgumentException(service + " has a payload");
            }
        }
    }
}
