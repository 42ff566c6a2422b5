package io.github.displayio4j.app;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: ours, and the Java that runs it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "displayio4j " + (version == null ? "(development)" : version) + ", Java " + Runtime.version()
        };
    }
}
