package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.link.LinkCount;
import dev.armature.hardware.franka.motion.Callback;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.motion.TorqueController;
import dev.armature.hardware.franka.motion.Torques;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotService;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A Franka robot, with the words of libfranka's `Robot`.
///
/// One thread at a time may read or move; settings, recovery and [#stop()] may come from any thread, also
/// during a motion. Everything throws a [dev.armature.hardware.franka.NetworkException] as soon as the
/// connection is lost, and a [CommandException] when the robot refuses.
public final class FrankaRobot implements AutoCloseable {

    private static final int WALL_BYTES = 19 * Double.BYTES + 1;

    private final RobotSession session;
    private final AtomicBoolean busy = new AtomicBoolean();

    private FrankaRobot(RobotSession session) {
        this.session = session;
    }

    /// Connects to a robot with libfranka's patience.
    ///
    /// @param address host name or number
    /// @throws IncompatibleVersionException when the robot speaks another version
    /// @throws dev.armature.hardware.franka.NetworkException when there is no robot, or no state comes
    public static FrankaRobot connect(String address, FciVersion version) {
        return connect(address, version, RobotSettings.DEFAULT);
    }

    /// As above, with other settings.
    public static FrankaRobot connect(String address, FciVersion version, RobotSettings settings) {
        return new FrankaRobot(RobotSession.open(address, version, settings));
    }

    /// The version that is spoken.
    public FciVersion version() {
        return session.version();
    }

    /// What has been received so far.
    public LinkCount received() {
        return session.link().count();
    }

    /// Waits for the robot's next state.
    public FrankaState readOnce() {
        FrankaState state = new FrankaState();
        readOnce(state);
        return state;
    }

    /// As above. Allocates nothing.
    ///
    /// @param out overwritten
    public void readOnce(FrankaState out) {
        begin();
        try {
            session.skip();
            session.receive();
            out.copyFrom(session.state());
        } finally {
            end();
        }
    }

    /// Shows each state to `callback` until it says no.
    ///
    /// @param callback returns whether to go on; the state is overwritten by the next one
    public void read(Predicate<FrankaState> callback) {
        begin();
        try {
            do {
                session.update(null);
            } while (callback.test(session.state()));
        } finally {
            end();
        }
    }

    /// Moves as `generator` says, with the robot's own controller and libfranka's conditioning, until it is
    /// finished.
    ///
    /// @param generator such as [MotionGenerator#jointPositions]
    /// @param controller the robot's own: joint or Cartesian impedance
    /// @throws ControlException when something else ends the motion; the robot stands still then
    /// @throws IllegalArgumentException when a callback commands what cannot be; the robot has been stopped
    public void control(MotionGenerator generator, ControllerMode controller) {
        control(generator, controller, Conditioning.DEFAULT);
    }

    /// As above, with other conditioning.
    public void control(MotionGenerator generator, ControllerMode controller, Conditioning conditioning) {
        if (controller != ControllerMode.JOINT_IMPEDANCE && controller != ControllerMode.CARTESIAN_IMPEDANCE) {
            throw new IllegalArgumentException(controller + " is no controller of the robot's own");
        }
        run(controller, generator, null, conditioning);
    }

    /// Moves by torques alone, until they are finished.
    public void control(Callback<Torques> torques) {
        control(torques, MotionGenerator.none(), Conditioning.DEFAULT);
    }

    /// Moves by torques beside a motion, which the robot reports as desired but does not follow, until either
    /// is finished.
    public void control(Callback<Torques> torques, MotionGenerator generator) {
        control(torques, generator, Conditioning.DEFAULT);
    }

    /// As above, with other conditioning.
    public void control(Callback<Torques> torques, MotionGenerator generator, Conditioning conditioning) {
        run(ControllerMode.EXTERNAL_CONTROLLER, generator, new TorqueController(torques, conditioning), conditioning);
    }

    /// Begins a motion by torques that the caller steps itself, and that occupies this robot until it is
    /// closed.
    ///
    /// @throws CommandException when the robot refuses
    public TorqueMotion startTorqueMotion() {
        begin();
        try {
            return new TorqueMotion(session, this::end);
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    private void run(
            ControllerMode controller,
            MotionGenerator generator,
            @Nullable TorqueController torques,
            Conditioning conditioning) {
        begin();
        try {
            new MotionLoop(session, controller, generator, torques, conditioning).run();
        } finally {
            end();
        }
    }

    /// Sets from which forces on a contact is reported, and from which the robot stops.
    ///
    /// @param lowerTorques contact from here on, 7 in N·m
    /// @param upperTorques collision from here on, 7 in N·m
    /// @param lowerForces contact from here on, 6 in N and N·m
    /// @param upperForces collision from here on, 6 in N and N·m
    public void setCollisionBehavior(
            double[] lowerTorques, double[] upperTorques, double[] lowerForces, double[] upperForces) {
        setCollisionBehavior(
                lowerTorques,
                upperTorques,
                lowerTorques,
                upperTorques,
                lowerForces,
                upperForces,
                lowerForces,
                upperForces);
    }

    /// As above, with other bounds while the robot accelerates.
    public void setCollisionBehavior(
            double[] lowerTorquesAcceleration,
            double[] upperTorquesAcceleration,
            double[] lowerTorquesNominal,
            double[] upperTorquesNominal,
            double[] lowerForcesAcceleration,
            double[] upperForcesAcceleration,
            double[] lowerForcesNominal,
            double[] upperForcesNominal) {
        set(
                RobotService.SET_COLLISION_BEHAVIOR,
                lowerTorquesAcceleration,
                upperTorquesAcceleration,
                lowerTorquesNominal,
                upperTorquesNominal,
                lowerForcesAcceleration,
                upperForcesAcceleration,
                lowerForcesNominal,
                upperForcesNominal);
    }

    /// Sets the stiffness of the internal joint impedance.
    ///
    /// @param K_theta 7 in N·m/rad
    public void setJointImpedance(double[] K_theta) {
        set(RobotService.SET_JOINT_IMPEDANCE, K_theta);
    }

    /// Sets the stiffness of the internal Cartesian impedance.
    ///
    /// @param K_x 3 in N/m, 3 in N·m/rad
    public void setCartesianImpedance(double[] K_x) {
        set(RobotService.SET_CARTESIAN_IMPEDANCE, K_x);
    }

    /// Sets which axes yield to a hand while the guiding buttons are held.
    ///
    /// @param axes x, y, z and the rotations about them
    /// @param elbow whether the elbow yields
    public void setGuidingMode(List<Boolean> axes, boolean elbow) {
        call(new Request.Guiding(axes, elbow));
    }

    /// Sets the stiffness frame in the end effector's frame.
    ///
    /// @param EE_T_K 4×4 column-major, in m
    public void setK(double[] EE_T_K) {
        set(RobotService.SET_EE_TO_K, EE_T_K);
    }

    /// Sets the end effector's frame in the nominal end effector's.
    ///
    /// @param NE_T_EE 4×4 column-major, in m
    public void setEE(double[] NE_T_EE) {
        set(RobotService.SET_NE_TO_EE, NE_T_EE);
    }

    /// Sets what hangs on the end effector.
    ///
    /// @param mass in kg
    /// @param F_x_Cload its centre of mass in the flange's frame, 3 in m
    /// @param inertia about that, 3×3 column-major in kg·m²
    public void setLoad(double mass, double[] F_x_Cload, double[] inertia) {
        set(RobotService.SET_LOAD, new double[] {mass}, F_x_Cload, inertia);
    }

    /// Sets the robot's own low-pass filters; a Panda only.
    ///
    /// @param frequencies of joint position, joint velocity, Cartesian position, Cartesian velocity and
    ///     controller, in Hz
    public void setFilters(double[] frequencies) {
        set(RobotService.SET_FILTERS, frequencies);
    }

    /// Asks for a virtual wall; a Panda only.
    ///
    /// @param id of the wall
    public VirtualWall virtualWall(int id) {
        ByteBuffer answer = session.call(new Request.CartesianLimit(id), WALL_BYTES);
        return new VirtualWall(id, doubles(answer, 3), doubles(answer, 16), answer.get() != 0);
    }

    /// Clears the errors that ended a motion, so that the next one may begin. Nothing does this of itself.
    public void automaticErrorRecovery() {
        call(new Request.Plain(RobotService.AUTOMATIC_ERROR_RECOVERY));
    }

    /// Ends whatever moves.
    public void stop() {
        call(new Request.Plain(RobotService.STOP_MOVE));
    }

    /// The robot's model: the bytes of a shared library for Linux on x86-64.
    public byte[] loadModelLibrary() {
        return bytes(session.call(new Request.LoadModelLibrary(0, 0), 1));
    }

    /// The robot's model as URDF; an FR3 only.
    public String robotModel() {
        byte[] answer = bytes(session.call(new Request.Plain(RobotService.GET_ROBOT_MODEL), 1));
        String text = new String(answer, StandardCharsets.UTF_8);
        // the sender's serialiser puts the length before it
        return text.substring(Math.max(0, text.indexOf('<')));
    }

    private void set(RobotService service, double[]... values) {
        List<Double> all = new ArrayList<>();
        for (double[] part : values) {
            Arrays.stream(part).forEach(all::add);
        }
        if (!all.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(service + ": " + all + " are not all finite");
        }
        call(new Request.Setting(service, all));
    }

    private void call(Request request) {
        session.call(request, 0);
    }

    private static List<Double> doubles(ByteBuffer in, int count) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(in.getDouble());
        }
        return values;
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    private void begin() {
        if (!busy.compareAndSet(false, true)) {
            throw new InvalidOperationException("another motion or reading of this robot is running");
        }
    }

    private void end() {
        busy.set(false);
    }

    @Override
    public void close() {
        session.close();
    }
}
