package dev.armature.sim.mujoco;

/// Tiny models whose behaviour is known on paper.
final class Scenes {

    /// A point-like mass of 2 kg on a massless rod of 0.5 m that swings about y; hanging at 0 rad. RK4, 1 ms.
    static final String PENDULUM = """
            <mujoco>
              <option integrator="RK4" timestep="0.001"/>
              <worldbody>
                <body name="bob">
                  <joint name="pivot" type="hinge" axis="0 1 0"/>
                  <inertial pos="0 0 -0.5" mass="2" diaginertia="1e-6 1e-6 1e-6"/>
                  <site name="tip" pos="0 0 -0.5"/>
                </body>
              </worldbody>
              <actuator><motor name="motor" joint="pivot"/></actuator>
              <sensor><jointpos name="angle" joint="pivot"/></sensor>
              <keyframe><key name="level" qpos="1.5707963267948966"/></keyframe>
            </mujoco>
            """;

    /// A ball of 1 kg and 0.1 m, 1 m above a floor.
    static final String BALL = """
            <mujoco>
              <option timestep="0.001"/>
              <worldbody>
                <geom name="floor" type="plane" size="5 5 0.1"/>
                <body name="ball" pos="0 0 1"><freejoint name="free"/><geom name="ball" size="0.1" mass="1"/></body>
              </worldbody>
            </mujoco>
            """;

    private Scenes() {}

    static Model pendulum() {
        return Model.parse("pendulum.xml", PENDULUM);
    }

    static Model ball() {
        return Model.parse("ball.xml", BALL);
    }
}
