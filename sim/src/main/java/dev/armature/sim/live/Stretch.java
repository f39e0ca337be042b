package dev.armature.sim.live;

/// What happened over some time: how far it came, how long ticks took, how well the arm followed. Filled in place.
public final class Stretch {

    private static final double MM_PER_M = 1e3;

    private final TickTimes compute = new TickTimes();
    private final TickTimes physics = new TickTimes();
    private long simulatedNanos;
    private long wallNanos;
    private long late;
    private long held;
    private double squaredError;
    private double maxError;

    /// From reading the state to the command: state, law and safety filter.
    public TickTimes compute() {
        return compute;
    }

    /// What MuJoCo takes for its millisecond.
    public TickTimes physics() {
        return physics;
    }

    /// Simulated seconds from the start of the run to the end of this stretch.
    public double simulatedSeconds() {
        return simulatedNanos * 1e-9;
    }

    /// Seconds that this stretch took.
    public double wallSeconds() {
        return wallNanos * 1e-9;
    }

    /// How many ticks there were.
    public long ticks() {
        return compute.count();
    }

    /// Simulated time over real time; 1 keeps up.
    public double realTimeFactor() {
        return wallNanos == 0 ? 0 : ticks() * LiveTwin.TICK_SECONDS / wallSeconds();
    }

    /// Ticks that were not done when the next one was due.
    public long late() {
        return late;
    }

    /// Ticks in which the safety filter held or stopped the arm.
    public long held() {
        return held;
    }

    /// Root mean square of the distance from target to end effector, in mm.
    public double errorMm() {
        return ticks() == 0 ? 0 : MM_PER_M * Math.sqrt(squaredError / ticks());
    }

    /// Largest distance from target to end effector, in mm.
    public double maxErrorMm() {
        return MM_PER_M * maxError;
    }

    void clear() {
        compute.clear();
        physics.clear();
        simulatedNanos = 0;
        wallNanos = 0;
        late = 0;
        held = 0;
        squaredError = 0;
        maxError = 0;
    }

    void tick(long computeNanos, long physicsNanos, double errorM, boolean wasHeld) {
        compute.add(computeNanos);
        physics.add(physicsNanos);
        squaredError += errorM * errorM;
        maxError = Math.max(maxError, errorM);
        held += wasHeld ? 1 : 0;
    }

    void missed() {
        late++;
    }

    void end(long simulatedNanos, long wallNanos) {
        this.simulatedNanos = simulatedNanos;
        this.wallNanos = wallNanos;
    }
}
