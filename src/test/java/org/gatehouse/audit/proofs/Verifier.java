package org.gatehouse.audit.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Runs {@code deploy/AuditVerifier.java} as an auditor does: in a process of its own. */
public final class Verifier {

  private static final Path SOURCE =
      Path.of(System.getProperty("basedir", "")).resolve("deploy/AuditVerifier.java");
  private static Path classes;

  private Verifier() {}

  /** What it says, and how it ended. */
  public record Verdict(int status, String text) {

    /** The first bad index that it names; -1 for none. */
    public long firstBad() {
      return text.lines()
          .filter(line -> line.startsWith("First bad index: "))
          .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
          .findFirst()
          .orElse(-1);
    }
  }

  /** Checks an export, with checkpoints from outside. */
  public static Verdict check(Path export, Path... checkpoints) {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-Dstdout.encoding=UTF-8",
                  "-cp",
                  compiled().toString(),
                  "AuditVerifier",
                  export.toString()));
      for (Path file : checkpoints) {
        command.add(file.toString());
      }
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Verdict(process.waitFor(), text);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized Path compiled() throws IOException {
    if (classes == null) {
      Path folder = Files.createTempDirectory("verifier");
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-d", folder.toString(), SOURCE.toString());
      if (result != 0) {
        throw new IllegalStateException("AuditVerifier.java does not compile.");
      }
      classes = folder;
    }
    return classes;
  }
}
