package dev.armature.launch.program;

import picocli.CommandLine.IVersionProvider;

/// What `armature --version` prints.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String own = Armature.class.getPackage().getImplementationVersion();
        return new String[] {
            "armature " + (own == null ? "(from classes)" : own),
            "JDK " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
