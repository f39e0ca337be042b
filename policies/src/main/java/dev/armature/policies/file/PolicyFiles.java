package dev.armature.policies.file;

import dev.armature.core.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The files of a policy, in a folder or a zip. Nothing is ever unpacked to disk.
///
/// @param path the folder or the zip
/// @param prefix what stands before each name inside a zip: a folder with `/`, or nothing
record PolicyFiles(Path path, String prefix) {

    static final String MANIFEST = "policy.yaml";
    static final String GOLDEN = "golden.bin";
    static final long MAX_MANIFEST_BYTES = 16L << 20;
    static final long MAX_GOLDEN_BYTES = 64L << 20;
    static final long MAX_GRAPH_BYTES = 1L << 30;
    private static final int MAX_ENTRIES = 1000;

    /// @throws UserError when there is no policy at `path`
    static PolicyFiles at(Path path) {
        if (Files.isDirectory(path)) {
            return new PolicyFiles(path, "");
        }
        if (!Files.isRegularFile(path)) {
            throw new UserError(path.toString(), "is not there", "Give a policy's folder or zip.");
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new PolicyFiles(path, prefixIn(path, zip));
        } catch (ZipException e) {
            throw new UserError(
                    path.toString(), "is not a zip (" + e.getMessage() + ")", "Give a policy's folder or zip.", e);
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /// The content of file `name`.
    ///
    /// @throws UserError when it is not there or longer than `maxBytes`
    byte[] bytes(String name, long maxBytes) {
        try {
            if (Files.isDirectory(path)) {
                Path file = path.resolve(name);
                if (!Files.isRegularFile(file)) {
                    throw missing(name);
                }
                try (InputStream in = Files.newInputStream(file)) {
                    return limited(name, in, maxBytes);
                }
            }
            try (ZipFile zip = new ZipFile(path.toFile())) {
                ZipEntry entry = zip.getEntry(prefix + name);
                if (entry == null) {
                    throw missing(name);
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    return limited(name, in, maxBytes);
                }
            }
        } catch (IOException e) {
            throw unreadable(label(name), e);
        }
    }

    /// What errors call file `name`.
    String label(String name) {
        return path.resolve(prefix + name).toString();
    }

    private byte[] limited(String name, InputStream in, long maxBytes) throws IOException {
        // counted while it is read: a zip's own figure may lie
        byte[] content = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
        if (content.length > maxBytes) {
            throw new UserError(label(name), "is larger than " + (maxBytes >> 20) + " MiB", "Is this the right file?");
        }
        return content;
    }

    private static String prefixIn(Path path, ZipFile zip) {
        if (zip.size() > MAX_ENTRIES) {
            throw new UserError(path.toString(), "holds " + zip.size() + " files", "A policy has three.");
        }
        List<String> names = zip.stream().map(ZipEntry::getName).toList();
        for (String name : names) {
            if (name.startsWith("/")
                    || name.contains("\\")
                    || List.of(name.split("/")).contains("..")) {
                throw new UserError(
                        path.toString(), "holds the path '" + name + "', which leads out of it", "Do not trust it.");
            }
        }
        return names.stream()
                .filter(n -> n.equals(MANIFEST) || n.endsWith("/" + MANIFEST))
                .map(n -> n.substring(0, n.length() - MANIFEST.length()))
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElseThrow(() -> new UserError(path.toString(), "holds no " + MANIFEST, "Is it a policy?"));
    }

    private UserError missing(String name) {
        return new UserError(label(name), "is not there", "A policy has policy.yaml, golden.bin and its ONNX graph.");
    }

    private static UserError unreadable(String label, IOException e) {
        return new UserError(label, "cannot be read (" + e.getMessage() + ")", "Check it and copy it again.", e);
    }
}
