package org.gatehouse.audit.anchors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gatehouse.trail.sealing.Checkpoint;

/** Appends checkpoints to a file of each account, in a folder beside the database. */
final class AnchorFile {

  private final Path folder;

  AnchorFile(Path dataDir) {
    this.folder = dataDir.resolve("checkpoints");
  }

  /** Appends one, with an empty line behind it. */
  void append(String account, Checkpoint checkpoint) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(account + ".txt"),
        checkpoint.note() + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
