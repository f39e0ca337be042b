package dev.armature.datasets.lerobot.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The JSON files of a dataset: UTF-8, four spaces of indent.
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    /// They describe; what they describe lies in Parquet. Those of large datasets have a hundredth of it.
    private static final long MAX_BYTES = 16L << 20;

    private static final Pattern SOURCE = Pattern.compile("(?<=\\[)Source: [^;\\]]*; ");

    private Json() {}

    /// The object in `file`, of 16 MiB at most.
    static ObjectNode read(Path file, String wayOut) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UserError(file.toString(), "is larger than 16 MiB", wayOut);
            }
            JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new UserError(file.toString(), "holds no JSON object", wayOut);
        } catch (JsonProcessingException e) {
            throw new UserError(file.toString(), "is not valid JSON: " + words(e), wayOut, e);
        } catch (IOException e) {
            throw new UserError(
                    file.toString(),
                    e instanceof NoSuchFileException ? "is not there" : "cannot be read (" + e + ")",
                    wayOut,
                    e);
        }
    }

    /// Without what the library says of its source, which is no more than that it does not tell it.
    private static String words(JsonProcessingException e) {
        return SOURCE.matcher(e.getOriginalMessage()).replaceAll("");
    }

    static byte[] bytes(JsonNode node) {
        DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }
}
