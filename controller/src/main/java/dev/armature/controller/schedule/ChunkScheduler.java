package dev.armature.controller.schedule;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Status;

/// Says which action is due, from chunks that come late, overlap, or stop coming.
///
/// Row `i` of a chunk is due from `startNanos + i · periodNanos` on. Of a new chunk, steps that are already
/// past are dropped and the first steps to come are blended with what the old chunk had for the same time, all
/// but the gripper: half open is not between open and closed. A chunk for later waits until its first row is
/// due, and the one before goes on until then; one for later than a chunk is long is refused: its clock is
/// another. When a chunk ends and none follows, positions stay and rates go linearly to zero: the last velocity
/// is never repeated for ever. A Cartesian step that was made is not made again when a new chunk has another
/// one for the same time.
///
/// [#offer] and [#sample] belong to one thread and allocate nothing; chunks reach it through a mailbox.
public final class ChunkScheduler {

    private final ActionSpec spec;
    private final int horizon;
    private final long periodNanos;
    private final int blendSteps;
    private final long decelerationNanos;

    private float[] rows;
    private float[] spare;
    private final float[] ahead;
    private long aheadNanos;
    private boolean waiting;
    private final float[] due;
    private long startNanos;
    private boolean started;
    private int row = -1;
    private long serial;
    private boolean stepped;
    private long steppedNanos;
    private ChunkPhase phase = ChunkPhase.EMPTY;

    private long accepted;
    private long notFinite;
    private int refusedInRow;
    private long stale;
    private long early;
    private long dropped;
    private long dryEnds;

    /// @param spec of the actions
    /// @param horizon rows of a chunk, > 0
    /// @param periodNanos time between rows in ns, > 0
    /// @param blendSteps how many steps a new chunk is blended with the old one, ≥ 0
    /// @param decelerationNanos in which rates come to zero after the end, in ns, ≥ 0
    public ChunkScheduler(ActionSpec spec, int horizon, long periodNanos, int blendSteps, long decelerationNanos) {
        if (horizon <= 0 || periodNanos <= 0 || blendSteps < 0 || decelerationNanos < 0) {
            throw new IllegalArgumentException("horizon and period must be > 0, blending and deceleration >= 0");
        }
        this.spec = spec;
        this.horizon = horizon;
        this.periodNanos = periodNanos;
        this.blendSteps = blendSteps;
        this.decelerationNanos = decelerationNanos;
        rows = new float[horizon * spec.dim()];
        spare = new float[horizon * spec.dim()];
        ahead = new float[horizon * spec.dim()];
        due = new float[spec.dim()];
    }

    /// Forgets all chunks. Counters go on.
    public void clear() {
        started = false;
        waiting = false;
        stepped = false;
        row = -1;
        phase = ChunkPhase.EMPTY;
    }

    /// Takes over a chunk of this scheduler's shape, or refuses it whole and goes on as before.
    ///
    /// @param chunk not modified
    /// @return [Status#OK]; [Status#NOT_FINITE] when it holds a number that is not finite; [Status#STALE] when all
    ///     of it is past, it is older than the present one, or it is for later than a chunk is long;
    ///     [Status#FAULT] when its shape is another
    public Status offer(ActionChunk chunk, long nowNanos) {
        if (chunk.horizon() != horizon
                || chunk.periodNanos() != periodNanos
                || chunk.spec().dim() != spec.dim()) {
            return Status.FAULT;
        }
        if (!chunk.finite()) {
            notFinite++;
            refusedInRow++;
            return Status.NOT_FINITE;
        }
        long begin = chunk.startNanos();
        long first = Math.max(0, Math.floorDiv(nowNanos - begin, periodNanos));
        if (first >= horizon || started && begin - startNanos < 0) {
            stale++;
            return Status.STALE;
        }
        long until = begin - nowNanos;
        if (until > horizon * periodNanos) {
            early++;
            return Status.STALE;
        }
        accepted++;
        refusedInRow = 0;
        if (until > 0) {
            System.arraycopy(chunk.values(), 0, ahead, 0, ahead.length);
            aheadNanos = begin;
            waiting = true;
        } else {
            waiting = waiting && begin - aheadNanos < 0;
            take(chunk.values(), begin, (int) first);
        }
        return Status.OK;
    }

    private void take(float[] values, long begin, int first) {
        System.arraycopy(values, 0, spare, 0, spare.length);
        if (started && phase == ChunkPhase.RUNNING) {
            blend(begin, first);
        }
        float[] old = rows;
        rows = spare;
        spare = old;
        startNanos = begin;
        started = true;
        row = -1;
        dropped += first;
    }

    private void blend(long begin, int first) {
        int dim = spec.dim();
        for (int k = 0; k < blendSteps && first + k < horizon; k++) {
            long at = begin + (first + k) * periodNanos;
            int before = (int) Math.clamp(Math.floorDiv(at - startNanos, periodNanos), 0, horizon - 1);
            float share = (k + 1f) / (blendSteps + 1f);
            for (int d = 0; d < dim; d++) {
                if (!spec.isGripper(d)) {
                    int i = (first + k) * dim + d;
                    spare[i] = share * spare[i] + (1 - share) * rows[before * dim + d];
                }
            }
        }
    }

    /// Finds what is due at `nowNanos`: read it with [#due()].
    public ChunkPhase sample(long nowNanos) {
        if (waiting && nowNanos - aheadNanos >= 0) {
            waiting = false;
            take(ahead, aheadNanos, (int) Math.min(horizon, (nowNanos - aheadNanos) / periodNanos));
        }
        long since = nowNanos - startNanos;
        if (!started || since < 0) {
            phase = ChunkPhase.EMPTY;
            return phase;
        }
        long index = since / periodNanos;
        if (index < horizon) {
            phase = ChunkPhase.RUNNING;
            if (index != row) {
                row = (int) index;
                count(startNanos + index * periodNanos);
                System.arraycopy(rows, row * spec.dim(), due, 0, spec.dim());
            }
            return phase;
        }
        if (phase == ChunkPhase.RUNNING) {
            dryEnds++;
        }
        end(since - horizon * periodNanos);
        return phase;
    }

    /// Counts a row that is due from `atNanos` on. Of two steps less than half a period apart the second is the first
    /// one's again, foretold by another chunk: capture times need not lie on one grid to the nanosecond.
    private void count(long atNanos) {
        if (spec.kind() != ActionSpec.Kind.CARTESIAN_DELTA) {
            serial++;
        } else if (!stepped || atNanos - steppedNanos >= (periodNanos + 1) / 2) {
            stepped = true;
            steppedNanos = atNanos;
            serial++;
        }
    }

    private void end(long beyondNanos) {
        boolean over = beyondNanos >= decelerationNanos;
        phase = over ? ChunkPhase.HOLDING : ChunkPhase.DECELERATING;
        int last = (horizon - 1) * spec.dim();
        float share = over ? 0 : 1 - (float) beyondNanos / decelerationNanos;
        for (int d = 0; d < due.length; d++) {
            due[d] = switch (spec.kind()) {
                case JOINT_POSITION, CARTESIAN_POSITION -> rows[last + d];
                // a motion ends, a gripper's command stays
                case JOINT_VELOCITY -> spec.isGripper(d) ? rows[last + d] : share * rows[last + d];
                case CARTESIAN_DELTA -> spec.isGripper(d) ? rows[last + d] : 0;
                case MOTOR -> share * rows[last + d];
            };
        }
    }

    /// The action that is due, in the units of the spec; the array itself, valid until the next [#sample].
    public float[] due() {
        return due;
    }

    /// Counts up with every row that becomes due: an action that is a step is made when this changes. A row that
    /// replaces a step already made does not count.
    public long serial() {
        return serial;
    }

    /// What the last [#sample] found.
    public ChunkPhase phase() {
        return phase;
    }

    /// When row 0 of the present chunk was meant for: when what it answers was captured. 0 before any chunk.
    public long startNanos() {
        return startNanos;
    }

    /// Chunks that were taken over.
    public long accepted() {
        return accepted;
    }

    /// Chunks that were refused because of a number that is not finite.
    public long notFinite() {
        return notFinite;
    }

    /// How many chunks with a number that is not finite came since the last good one.
    public int notFiniteInRow() {
        return refusedInRow;
    }

    /// Chunks that were refused because they came too late or out of order.
    public long stale() {
        return stale;
    }

    /// Chunks that were refused because they were for much later.
    public long early() {
        return early;
    }

    /// Steps of accepted chunks that were past before they came.
    public long dropped() {
        return dropped;
    }

    /// How often a chunk ended and none had followed.
    public long dryEnds() {
        return dryEnds;
    }
}
