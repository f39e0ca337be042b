package dev.armature.hardware.franka.model;

import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import java.util.Locale;

/// A robot as URDF: its moving links with masses and inertias, its joints with their limits, flange and hand.
/// What an FR3 gives to clients that compute their dynamics themselves. Without meshes.
public final class Urdf {

    private Urdf() {}

    /// The text for `robot`.
    public static String of(RobotDescription robot) {
        StringBuilder out = new StringBuilder(8192);
        String prefix = robot.name() + "_";
        out.append("<?xml version=\"1.0\"?>\n<robot name=\"")
                .append(robot.name())
                .append("\">\n");
        out.append("  <link name=\"").append(prefix).append("link0\"/>\n");
        for (int i = 0; i < robot.dof(); i++) {
            Link link = robot.links().get(i);
            link(out, prefix + "link" + (i + 1), link);
            // modified Denavit-Hartenberg: turn by alpha about x, go a along x and d along the turned z
            String xyz = numbers(link.a(), -Math.sin(link.alpha()) * link.d(), Math.cos(link.alpha()) * link.d());
            joint(
                    out,
                    prefix,
                    i,
                    xyz,
                    numbers(link.alpha(), 0, 0),
                    robot.joints().get(i));
        }
        String last = prefix + "link" + robot.dof();
        String flange = prefix + "link" + (robot.dof() + 1);
        out.append("  <link name=\"").append(flange).append("\"/>\n");
        fixed(out, last, flange, numbers(0, 0, Flange.OFFSET));
        link(out, prefix + "hand", robot.hand());
        fixed(out, last, prefix + "hand", numbers(0, 0, 0));
        return out.append("</robot>\n").toString();
    }

    private static void link(StringBuilder out, String name, Link link) {
        out.append("  <link name=\"").append(name).append("\">\n    <inertial>\n      <origin xyz=\"");
        out.append(numbers(link.comX(), link.comY(), link.comZ())).append("\" rpy=\"0 0 0\"/>\n      <mass value=\"");
        out.append(numbers(link.mass())).append("\"/>\n");
        out.append(String.format(
                Locale.ROOT,
                "      <inertia ixx=\"%s\" ixy=\"%s\" ixz=\"%s\" iyy=\"%s\" iyz=\"%s\" izz=\"%s\"/>%n",
                link.ixx(),
                link.ixy(),
                link.ixz(),
                link.iyy(),
                link.iyz(),
                link.izz()));
        out.append("    </inertial>\n  </link>\n");
    }

    private static void joint(StringBuilder out, String prefix, int i, String xyz, String rpy, JointLimits limits) {
        out.append(String.format(
                Locale.ROOT,
                "  <joint name=\"%sjoint%d\" type=\"revolute\">%n    <origin xyz=\"%s\" rpy=\"%s\"/>%n"
                        + "    <parent link=\"%slink%d\"/>%n    <child link=\"%slink%d\"/>%n    <axis xyz=\"0 0 1\"/>%n"
                        + "    <limit lower=\"%s\" upper=\"%s\" velocity=\"%s\" effort=\"%s\"/>%n  </joint>%n",
                prefix,
                i + 1,
                xyz,
                rpy,
                prefix,
                i,
                prefix,
                i + 1,
                limits.qMin(),
                limits.qMax(),
                limits.dq(),
                limits.tau()));
    }

    private static void fixed(StringBuilder out, String parent, String child, String xyz) {
        out.append(String.format(
                Locale.ROOT,
                "  <joint name=\"%s_joint\" type=\"fixed\">%n    <origin xyz=\"%s\" rpy=\"0 0 0\"/>%n"
                        + "    <parent link=\"%s\"/>%n    <child link=\"%s\"/>%n  </joint>%n",
                child,
                xyz,
                parent,
                child));
    }

    private static String numbers(double... values) {
        StringBuilder out = new StringBuilder();
        for (double value : values) {
            out.append(out.isEmpty() ? "" : " ").append(value == 0 ? "0" : Double.toString(value));
        }
        return out.toString();
    }
}
