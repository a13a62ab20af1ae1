import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks an audit log that was exported with its proofs, knowing nothing but the file:
 *
 * <pre>java AuditVerifier.java export.jsonl [checkpoint-file…] [--key KEY]…</pre>
 *
 * <p>An evidence pack, a ZIP, is checked by its proofs; besides, each of its entries must be one
 * that they prove, and each of its files the one that its manifest names.
 *
 * <p>Rebuilds the Merkle tree of RFC 9162 from the events' canonical bytes and compares its root
 * with every signed checkpoint in the file, and with the checkpoints given beside it, which
 * somebody kept outside the database. Says in words what does not hold, the first bad event first.
 * Ends with 0 if everything holds, with 1 if not, and with 2 if it could not look or there was
 * nothing to look at.
 *
 * <p>A log may have been signed by one key after another. Those that you give are believed and no
 * others; without any the first one of the file is, and each further one that the one before it has
 * signed. One that another has replaced signs nothing more.
 *
 * <p>Needs JDK 17 or newer and nothing else; it shares no code with the product that wrote the log.
 * A file of any size is read once, from its beginning to its end.
 */
class AuditVerifier {

  private static final int BATCH = 4_000;
  private static final int MOST_SHOWN = 10;
  private static final int MOST_SIGNATURES = 20_000;

  public static void main(String[] arguments) {
    int status;
    try {
      status = new AuditVerifier(System.out).run(arguments);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      System.err.println("The log could not be checked: " + e.getMessage());
      status = 2;
    } catch (RuntimeException damaged) {
      System.err.println("The log could not be checked: the file is damaged.");
      status = 2;
    }
    System.exit(status);
  }

  /** What does not hold, from which event on; the last one is the same for a single event. */
  private record Problem(long first, String text) {}

  /** What a line says, worked out apart from the lines before it. */
  private record Line(
      long index,
      long number,
      byte[] leaf,
      byte[] actual,
      String problem,
      String places,
      int erased,
      Map<String, Object> json) {}

  /** A proven event of a pack: what an entry of it must say, and its times in microseconds. */
  private record Proven(byte[] print, long occurredAt, long recordedAt) {}

  private final PrintStream out;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Note> outside = new ArrayList<>();
  private final TreeMap<Long, Long> missing = new TreeMap<>();
  private final TreeMap<Long, Long> cleaned = new TreeMap<>();
  private final List<String> given = new ArrayList<>();
  private final List<VerifierKey> trusted = new ArrayList<>();
  private final List<VerifierKey> known = new ArrayList<>();
  private final List<VerifierKey> used = new ArrayList<>();
  private int newest;
  private String account = "";
  private String accountId = "";
  private Hashes stored = new Hashes();
  private Hashes actual = stored;
  private final List<Problem> undecided = new ArrayList<>();
  private boolean followable = true;
  private long count;
  private long good;
  private long goodSigned;
  private long goodOutside;
  private long lastNumber = -1;
  private long disorder = -1;
  private int checkpoints;
  private int unchecked;
  private long erased;
  private long promisedEvents = -1;
  private long promisedCheckpoints = -1;
  private boolean ended;
  private boolean broken;
  private Note last;
  private boolean lastLooked;
  private final Map<String, Proven> proven = new HashMap<>();
  private final List<String> damages = new ArrayList<>();
  private Instant exportedAt = Instant.MIN;
  private boolean pack;
  private String period = "";
  private long entries;
  private long tooNew;

  private AuditVerifier(PrintStream out) {
    this.out = out;
  }

  private int run(String[] arguments) throws IOException {
    Path export = null;
    List<Path> notes = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--key") && i + 1 < arguments.length) {
        String typed = arguments[++i];
        given.add(typed.contains("+") ? typed : Files.readString(Path.of(typed)).strip());
      } else if (export == null) {
        export = Path.of(arguments[i]);
      } else {
        notes.add(Path.of(arguments[i]));
      }
    }
    if (export == null) {
      throw new IllegalArgumentException(
          "give the file of an export, or an evidence pack:"
              + " java AuditVerifier.java export.jsonl [checkpoint-file…]");
    }
    for (Path file : notes) {
      outside.addAll(Note.all(Files.readString(file), file.getFileName().toString()));
    }
    outside.sort((one, other) -> Long.compare(one.size, other.size));
    if (export.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      pack(export);
    } else {
      proofs(Files.newInputStream(export));
    }
    return report();
  }

  private void proofs(InputStream in) throws IOException {
    try (BufferedReader lines = lines(in)) {
      head(lines.readLine());
      read(lines);
    }
    finish();
  }

  private static BufferedReader lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 20);
  }

  // An evidence pack.

  private void pack(Path file) throws IOException {
    pack = true;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("proofs.jsonl") == null) {
        throw new IllegalArgumentException(
            "this pack holds no proofs: it was made for somebody to whom people are masked.");
      }
      proofs(member(zip, "proofs.jsonl"));
      try (BufferedReader lines = lines(member(zip, "entries.jsonl"))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          entry(line);
        }
      }
      Map<String, Object> manifest =
          object(new String(member(zip, "manifest.json").readAllBytes(), StandardCharsets.UTF_8));
      files(zip, manifest);
      complete(manifest);
    }
  }

  private static InputStream member(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IllegalArgumentException("the pack has no " + name + ".");
    }
    return zip.getInputStream(entry);
  }

  /** An entry must be one that is proven; what came in the last minute may not be sealed yet. */
  private void entry(String line) {
    entries++;
    Map<String, Object> json;
    String id;
    try {
      json = object(line);
      id = text(json, "id");
    } catch (RuntimeException damaged) {
      damages.add("line " + entries + " of entries.jsonl can not be read.");
      return;
    }
    Proven known = proven.remove(id);
    if (known != null) {
      if (!Arrays.equals(known.print(), print(json))) {
        damages.add("the entry " + id + " is not as its proof has it.");
      }
    } else if (isNew(text(json, "occurredAt"))) {
      tooNew++;
    } else {
      damages.add("the entry " + id + " is not among what is proven: it was put in.");
    }
  }

  /** What is proven, happened in the period and was recorded when the pack was begun is in it. */
  private void complete(Map<String, Object> manifest) {
    if (text(manifest, "from").isEmpty()
        || !text(manifest, "madeAt").equals(exportedAt.toString())) {
      damages.add("the manifest does not say for which period it was made, or when.");
      return;
    }
    Instant end = text(manifest, "to").isEmpty() ? exportedAt : Instant.parse(text(manifest, "to"));
    long from = micros(Instant.parse(text(manifest, "from")));
    long to = text(manifest, "to").isEmpty() ? Long.MAX_VALUE : micros(end);
    long madeAt = micros(exportedAt);
    period = text(manifest, "from") + " to " + end;
    proven.forEach(
        (id, one) -> {
          if (one.occurredAt() >= from && one.occurredAt() < to && one.recordedAt() <= madeAt) {
            damages.add("the entry " + id + " is proven and not in the pack: it was taken out.");
          }
        });
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  private boolean isNew(String occurredAt) {
    try {
      return Instant.parse(occurredAt).isAfter(exportedAt.minus(1, ChronoUnit.MINUTES));
    } catch (RuntimeException noTime) {
      return false;
    }
  }

  private void files(ZipFile zip, Map<String, Object> manifest) throws IOException {
    if (!account.equals(text(manifest, "account"))) {
      damages.add("the manifest names another account, " + text(manifest, "account") + ".");
    }
    for (Object file : (List<?>) manifest.getOrDefault("files", List.of())) {
      String name = text(map(file), "name");
      if (zip.getEntry(name) == null) {
        damages.add(name + " is gone.");
      } else if (!sha256(member(zip, name)).equals(text(map(file), "sha256"))) {
        damages.add(name + " is not the file that the manifest names.");
      }
    }
  }

  private static String sha256(InputStream in) throws IOException {
    try (in) {
      MessageDigest digest = Hashes.sha256();
      byte[] some = new byte[1 << 16];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        digest.update(some, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  /** A hash of what an entry says; its description is made anew in each reader's language. */
  private static byte[] print(Map<String, Object> entry) {
    Map<String, Object> said = new TreeMap<>(entry);
    said.remove("description");
    said.remove("proof");
    StringBuilder text = new StringBuilder();
    write(said, text);
    return Arrays.copyOf(
        Hashes.sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)), 16);
  }

  /** With lengths, so that no two objects are written alike. */
  private static void write(Object value, StringBuilder text) {
    if (value instanceof Map<?, ?> map) {
      text.append('{');
      new TreeMap<Object, Object>(map)
          .forEach(
              (name, one) -> {
                write(name, text);
                write(one, text);
              });
      text.append('}');
    } else {
      String plain = String.valueOf(value);
      text.append(value == null ? "null" : plain.length() + ":" + plain);
    }
  }

  // The file, line by line.

  private void head(String line) {
    Map<String, Object> head = line == null ? Map.of() : object(line);
    if (!"gatehouse-audit-proof".equals(head.get("format")) || number(head, "version") != 1) {
      throw new IllegalArgumentException(
          "this is no export with proofs; choose “JSON Lines with proofs”, or ?proofs=true.");
    }
    account = text(head, "account");
    if (pack) {
      exportedAt = Instant.parse(text(head, "exportedAt"));
    }
    accountId = text(head, "accountId");
    List<String> own =
        head.get("keys") instanceof List<?> keys
            ? keys.stream().map(String::valueOf).toList()
            : List.of(text(head, "key"));
    own.stream().filter(one -> !one.isEmpty()).map(VerifierKey::new).forEach(known::add);
    given.stream().map(VerifierKey::new).forEach(trusted::add);
    if (given.isEmpty() && !known.isEmpty()) {
      believe(head.get("vouches") instanceof List<?> vouches ? vouches : List.of());
    } else if (!known.isEmpty() && own.stream().noneMatch(given::contains)) {
      problem(
          0, "the file names another key than the one you gave: somebody else signed this log.");
    }
  }

  /** The first key, and each further one that the one before it has signed. */
  private void believe(List<?> vouches) {
    trusted.add(known.get(0));
    for (int i = 1; i < Math.min(known.size(), vouches.size()); i++) {
      if (!known.get(i - 1).vouches(known.get(i), String.valueOf(vouches.get(i)))) {
        return;
      }
      trusted.add(known.get(i));
    }
  }

  private void read(BufferedReader lines) throws IOException {
    List<String> batch = new ArrayList<>(BATCH);
    String line = lines.readLine();
    while (line != null) {
      batch.add(line);
      line = lines.readLine();
      if (batch.size() == BATCH || line == null) {
        Line[] checked = new Line[batch.size()];
        IntStream.range(0, checked.length)
            .parallel()
            .forEach(i -> checked[i] = check(batch.get(i)));
        for (Line one : checked) {
          take(one);
        }
        batch.clear();
      }
    }
  }

  private void take(Line line) {
    Map<String, Object> json = line.json();
    if (ended) {
      problem(count, "the file goes on after its end.");
      broken = true;
    } else if (json == null) {
      broken = true;
      problem(count, "a line of the file can not be read; the file is damaged or was cut.");
    } else if (json.containsKey("end")) {
      ended = true;
      promisedEvents = number(json, "events");
      promisedCheckpoints = number(json, "checkpoints");
    } else if (json.containsKey("checkpoint")) {
      checkpoint(text(json, "checkpoint"));
    } else if (json.containsKey("unsealed")) {
      problem(
          Math.max(count, 0),
          "the event "
              + text(json, "id")
              + " of "
              + text(json, "occurredAt")
              + " is in the log and was never sealed: it was put in beside the product.");
    } else {
      event(line);
    }
  }

  private void event(Line line) {
    if (line.index() > count) {
      gap(count, line.index() - 1, "are gone, with their places in the tree");
      count = line.index();
      followable = false;
    } else if (line.index() < count) {
      problem(line.index(), "the place " + line.index() + " is taken twice.");
      followable = false;
      return;
    }
    if (line.number() < lastNumber && disorder < 0) {
      disorder = count;
    }
    lastNumber = line.number();
    if (line.actual() == null) {
      missing.merge(count, count, (a, b) -> b);
    } else if (!Arrays.equals(line.leaf(), line.actual())) {
      undecided.add(new Problem(count, line.problem()));
    } else if (line.problem() != null) {
      problem(count, line.problem());
    }
    clean(line.places());
    erased += line.erased();
    grow(line);
    count++;
    remember();
    if (pack && line.actual() != null) {
      prove(line.json());
    }
  }

  private void prove(Map<String, Object> json) {
    try {
      String canonical = text(map(json.get("proof")), "canonical");
      Map<String, Object> sealed = object(new String(base64(canonical), StandardCharsets.UTF_8));
      proven.put(
          text(json, "id"),
          new Proven(print(json), number(sealed, "occurredAt"), number(sealed, "recordedAt")));
    } catch (RuntimeException damaged) {
      // Its body is not what was sealed, which is told of already; it proves no entry.
      proven.remove(text(json, "id"));
    }
  }

  private void grow(Line line) {
    if (!followable) {
      return;
    }
    byte[] own = line.actual() == null ? line.leaf() : line.actual();
    boolean same = Arrays.equals(own, line.leaf());
    if (!same && actual == stored) {
      actual = stored.copy();
    }
    if (actual != stored) {
      actual.add(own);
    }
    stored.add(line.leaf());
  }

  private void gap(long first, long lastGone, String what) {
    problem(
        first,
        first == lastGone
            ? "this event is gone, with its place in the tree."
            : "the events " + first + " to " + lastGone + " " + what + ".");
  }

  // Checkpoints.

  private void checkpoint(String text) {
    checkpoints++;
    Note note;
    try {
      note = Note.all(text, "the file").get(0);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      problem(good, "a checkpoint after event " + (count - 1) + " is damaged: " + e.getMessage());
      return;
    }
    boolean look = checkpoints <= MOST_SIGNATURES || checkpoints % 97 == 0 || !undecided.isEmpty();
    unchecked += look ? 0 : 1;
    if (look && signed(note)) {
      inTurn(note);
    } else if (look && known.stream().anyMatch(note::signedBy)) {
      problem(
          good,
          "the checkpoint of size "
              + note.size
              + " is signed by a key that "
              + (given.isEmpty()
                  ? "nothing vouches for: the key before has not signed it."
                  : "you did not give; the log itself names it.")
              + " If you know it from elsewhere, give it with --key.");
    } else if (look) {
      problem(
          good,
          "the checkpoint of size "
              + note.size
              + " was changed, or made by somebody who has not the key: its signature does not"
              + " fit its text.");
      return;
    }
    if (note.size > count) {
      problem(
          count,
          "the log ends here, but the checkpoint of "
              + note.time
              + " signs "
              + note.size
              + " events: "
              + (note.size - count)
              + " are gone from the end.");
      followable = false;
      return;
    }
    if (note.size < count || !followable) {
      return;
    }
    settle(note);
    last = note;
    lastLooked = look;
    goodSigned = look ? good : goodSigned;
  }

  private boolean signed(Note note) {
    return trusted.stream().anyMatch(note::signedBy);
  }

  /** Of a note that is signed. */
  private VerifierKey signer(Note note) {
    return trusted.stream().filter(note::signedBy).findFirst().orElseThrow();
  }

  /** Keys that were given have the order in which they signed. */
  private int turn(VerifierKey key) {
    return given.isEmpty() ? trusted.indexOf(key) : used.indexOf(key);
  }

  /**
   * A key that another one has replaced signs nothing more: whoever gets hold of it later can go on
   * with nothing.
   */
  private void inTurn(Note note) {
    VerifierKey by = signer(note);
    if (!used.contains(by)) {
      used.add(by);
    }
    if (turn(by) < newest) {
      problem(
          good,
          "the checkpoint of " + note.time + " is signed by a key that another one had replaced.");
    }
    newest = Math.max(newest, turn(by));
  }

  /** Beyond what somebody kept, no key goes on that came before the one that signed it. */
  private void inTurnAfter(Note kept) {
    if (last == null || last.size <= kept.size || !signed(last)) {
      return;
    }
    VerifierKey by = signer(last);
    VerifierKey before = signer(kept);
    if (by != before && (turn(before) < 0 || turn(by) < turn(before))) {
      problem(
          kept.size,
          "the log goes on under a key that comes before the one that signed the checkpoint of "
              + kept.time
              + " in "
              + kept.source
              + ": somebody has put a key of his own in front, or uses one that was replaced.");
    }
  }

  /** Decides with a signed root what it was that had been changed. */
  private void settle(Note note) {
    if (Arrays.equals(actual.root(), note.root)) {
      for (Problem one : undecided) {
        problem(
            one.first(),
            "the hash that the tree keeps of it was changed; its body is as it was signed.");
      }
      stored = actual;
    } else if (Arrays.equals(stored.root(), note.root)) {
      for (Problem one : undecided) {
        problem(one.first(), one.text());
      }
      actual = stored;
    } else {
      undecided.forEach(one -> problem(one.first(), one.text()));
      long first = Math.max(good, disorder - 1);
      if (undecided.isEmpty()) {
        problem(
            first,
            "the tree does not lead to the root that was signed for "
                + note.size
                + " events: "
                + (first == note.size - 1
                    ? "this event"
                    : "from this event on, before event " + note.size + ", at least one")
                + " was exchanged, put in, moved or taken out.");
      }
      followable = false;
    }
    undecided.clear();
    if (followable) {
      good = note.size;
      disorder = -1;
      lastNumber = -1;
    }
  }

  /** Remembers what the tree was where a checkpoint from outside speaks of it. */
  private void remember() {
    for (Note note : outside) {
      if (note.size == count && followable) {
        note.seen = List.of(stored.root(), actual.root());
      }
    }
  }

  private void compareOutside(Note note) {
    if (!outsideSigned(note)) {
      return;
    }
    if (!trusted.isEmpty()) {
      inTurnAfter(note);
    }
    if (note.size > count) {
      problem(
          count,
          "the log ends here, but "
              + note.source
              + " keeps a checkpoint of "
              + note.time
              + " for "
              + note.size
              + " events: its end was cut, or an older copy was put in its place.");
    } else if (note.seen.stream().anyMatch(root -> Arrays.equals(root, note.root))) {
      goodOutside = note.size;
    } else if (problems.stream().noneMatch(one -> one.first() < note.size)) {
      problem(
          goodOutside,
          "the log is not the one of which "
              + note.source
              + " keeps the checkpoint of "
              + note.time
              + ": from this event on, before event "
              + note.size
              + ", it was rebuilt.");
    }
  }

  private boolean outsideSigned(Note note) {
    if (known.stream().anyMatch(key -> !note.origin.equals(key.name))) {
      problem(0, note.source + " holds a checkpoint of another log, " + note.origin + ".");
      return false;
    }
    // An empty log has no key: then its signature can not be checked, and its size speaks.
    if (!trusted.isEmpty() && !signed(note)) {
      problem(
          0,
          "the checkpoint of "
              + note.size
              + " events in "
              + note.source
              + " is not signed by a key of this log: the log was rebuilt with another key, or"
              + " that checkpoint was changed.");
      return false;
    }
    return true;
  }

  // The end.

  private void finish() {
    undecided.forEach(one -> problem(one.first(), one.text()));
    // Of very many not each one was looked at; the last one stands for those before it.
    if (last != null && !signed(last)) {
      problem(
          goodSigned,
          "the last checkpoint, of size " + last.size + ", is not signed by the key of this log.");
    } else if (last != null && !lastLooked) {
      inTurn(last);
    }
    if (!ended) {
      problem(count, "the file ends before its last line: it is not whole.");
    } else if (promisedEvents != count && !broken) {
      problem(
          Math.min(count, promisedEvents),
          "the file promises " + promisedEvents + " events and has " + count + ".");
    } else if (promisedCheckpoints != checkpoints) {
      problem(good, "lines with checkpoints are gone from the file.");
    }
    if (count > good && followable && problems.isEmpty()) {
      problem(
          good,
          "no checkpoint signs the events from here to "
              + (count - 1)
              + ": they were put in beside the product, or their checkpoint is gone.");
    }
    missing();
    outside.forEach(this::compareOutside);
    if (count == 0 && !given.isEmpty()) {
      problem(
          0,
          "the file holds no event, but you gave a key, and a log gets its key with its first"
              + " event: it was emptied, or this is not the log of that key.");
    }
  }

  /** Events that are gone whose places stand: right only where the log tells of a clean-up. */
  private void missing() {
    long from = -1;
    long to = -2;
    for (long place : missing.keySet()) {
      if (inCleanUp(place)) {
        continue;
      }
      if (place != to + 1) {
        lost(from, to);
        from = place;
      }
      to = place;
    }
    lost(from, to);
  }

  private void lost(long from, long to) {
    if (from >= 0) {
      problem(
          from,
          (from == to ? "this event is" : "the events " + from + " to " + to + " are")
              + " deleted: the place in the tree stands, the event does not, and no clean-up that"
              + " the log tells of took it out.");
    }
  }

  private boolean inCleanUp(long place) {
    Map.Entry<Long, Long> range = cleaned.floorEntry(place);
    return range != null && range.getValue() >= place;
  }

  private void clean(String places) {
    if (places == null || places.isEmpty()) {
      return;
    }
    for (String range : places.split(",")) {
      int dash = range.indexOf('-');
      long from = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
      long to = dash < 0 ? from : Long.parseLong(range.substring(dash + 1));
      cleaned.merge(from, to, Math::max);
    }
  }

  private int report() {
    if (!problems.isEmpty()) {
      problems.sort((one, other) -> Long.compare(one.first(), other.first()));
      Problem first = problems.get(0);
      out.println("The log of " + account + " does NOT hold.");
      out.println("First bad index: " + first.first());
      for (Problem one : problems.subList(0, Math.min(MOST_SHOWN, problems.size()))) {
        out.println("Event " + one.first() + ": " + one.text());
      }
      if (problems.size() > MOST_SHOWN) {
        out.println("… and " + (problems.size() - MOST_SHOWN) + " more.");
      }
      return 1;
    }
    if (!damages.isEmpty()) {
      out.println("The log of " + account + " holds, but this pack was changed.");
      damages.stream().limit(MOST_SHOWN).forEach(one -> out.println("In the pack, " + one));
      return 1;
    }
    if (count == 0) {
      out.println(
          "The file of "
              + account
              + " holds no event, and no checkpoint or key was given that says there were any:"
              + " NOTHING is proved. A log that was emptied looks the same.");
      return 2;
    }
    out.println(
        "The log of " + account + " holds: " + count + " events, each in its place and unchanged.");
    if (last != null) {
      out.println(
          "Signed last at "
              + last.time
              + " as "
              + last.origin
              + ", with "
              + checkpoints
              + " checkpoints in all.");
    }
    if (given.isEmpty() && !used.isEmpty()) {
      out.println(
          "Its first key is " + trusted.get(0).text + ". Ask the operator whether it is his.");
      for (VerifierKey one : used) {
        if (one != trusted.get(0)) {
          out.println("Signed by another key later, signed by the key before: " + one.text + ".");
        }
      }
    }
    if (pack) {
      out.println(
          "The pack's "
              + entries
              + " entries are among them, all of "
              + period
              + ", and its files are those of its manifest."
              + (tooNew == 0 ? "" : " Too new for a proof: " + tooNew + "."));
    }
    if (unchecked > 0) {
      out.println(
          "The roots of all checkpoints were compared, of " + unchecked + " not the signature.");
    }
    if (!missing.isEmpty()) {
      out.println(
          "Taken out by clean-ups of which the log itself tells: " + missing.size() + " events.");
    }
    if (erased > 0) {
      out.println(
          erased + " personal values were erased; what they were can not be proved any more.");
    }
    out.println(
        outside.isEmpty()
            ? "No checkpoint from outside was given. Nothing is proved against whoever has the"
                + " database and the key: he could have rebuilt all of it, or cut its end off."
            : "It goes on from " + outside.size() + " checkpoints that were kept outside.");
    return 0;
  }

  private void problem(long first, String text) {
    if (problems.size() < 10_000) {
      problems.add(new Problem(first, text));
    }
  }

  // One event.

  private Line check(String text) {
    Map<String, Object> json;
    try {
      json = object(text);
    } catch (RuntimeException damaged) {
      return new Line(-1, -1, null, null, null, null, 0, null);
    }
    if (!(json.get("proof") instanceof Map<?, ?>)) {
      boolean known =
          json.containsKey("end") || json.containsKey("checkpoint") || json.containsKey("unsealed");
      return new Line(-1, -1, null, null, null, null, 0, known ? json : null);
    }
    try {
      return check(json);
    } catch (RuntimeException damaged) {
      return new Line(-1, -1, null, null, null, null, 0, null);
    }
  }

  private Line check(Map<String, Object> json) {
    Map<String, Object> proof = map(json.get("proof"));
    long index = number(proof, "index");
    long number = number(proof, "number");
    byte[] leaf = base64(text(proof, "leaf"));
    if (!proof.containsKey("canonical")) {
      return new Line(index, number, leaf, null, null, null, 0, json);
    }
    byte[] canonical = base64(text(proof, "canonical"));
    byte[] hash = Hashes.leaf(canonical);
    if (!Arrays.equals(leaf, hash)) {
      return new Line(
          index,
          number,
          leaf,
          hash,
          "its body was changed: it is not the one whose hash is in the tree.",
          null,
          0,
          json);
    }
    Map<String, Object> sealed;
    try {
      sealed = object(new String(canonical, StandardCharsets.UTF_8));
    } catch (RuntimeException damaged) {
      return new Line(index, number, leaf, hash, "its bytes are no event.", null, 0, json);
    }
    Shown shown = new Shown(sealed, json, proof);
    String problem = shown.problem(accountId);
    return new Line(index, number, leaf, hash, problem, shown.places(), shown.erased, json);
  }

  /** Compares what the file shows of an event with what was sealed of it. */
  private static final class Shown {
    /** What stands for somebody who was erased; of a change both sides. */
    private static final Pattern PSEUDONYM =
        Pattern.compile("erased-[A-Za-z0-9]+( → erased-[A-Za-z0-9]+)?");

    /** What stands between several people in a value, of whom one may have been erased. */
    private static final Pattern BETWEEN = Pattern.compile(" → |, ");

    private final Map<String, Object> sealed;
    private final Map<String, Object> json;
    private final Map<String, Object> proof;
    private final byte[] salt;
    private final Map<String, Object> seals;
    private int erased;
    private String places;

    Shown(Map<String, Object> sealed, Map<String, Object> json, Map<String, Object> proof) {
      this.sealed = sealed;
      this.json = json;
      this.proof = proof;
      this.salt = base64(text(proof, "salt"));
      this.seals = proof.get("seals") instanceof Map<?, ?> map ? map(map) : Map.of();
    }

    String problem(String accountId) {
      if (!accountId.equals(text(sealed, "account"))) {
        return "it was sealed in another account, number "
            + text(sealed, "account")
            + ": it was moved here.";
      }
      for (String plain : List.of("id", "item", "action", "outcome")) {
        if (!text(sealed, plain).equals(text(json, plain))) {
          return changed(plain, text(sealed, plain), text(json, plain));
        }
      }
      long micros = micros(Instant.parse(text(json, "occurredAt")));
      if (micros != number(sealed, "occurredAt")) {
        return changed(
            "time",
            Instant.EPOCH.plus(number(sealed, "occurredAt"), ChronoUnit.MICROS).toString(),
            text(json, "occurredAt"));
      }
      String name = text(sealed, "name") + "." + text(sealed, "outcome").toLowerCase(Locale.ROOT);
      String reason = text(sealed, "reason");
      if (!text(proof, "text").equals(name)
          && (reason.isEmpty() || !text(proof, "text").equals(name + "." + reason))) {
        return changed("description", text(sealed, "name"), text(proof, "text"));
      }
      for (String personal : List.of("username", "ip")) {
        String wrong = value(personal, text(json, personal), sealed.get(personal));
        if (wrong != null) {
          return wrong;
        }
      }
      String wrong = value("userAgent", text(proof, "userAgent"), sealed.get("userAgent"));
      return wrong != null ? wrong : details();
    }

    private String details() {
      Map<String, Object> hashes = map(sealed.get("details"));
      Map<String, Object> values =
          json.get("details") instanceof Map<?, ?> map ? map(map) : Map.of();
      for (String name : values.keySet()) {
        if (!hashes.containsKey(name)) {
          return "the detail " + name + " was put in; it was never sealed.";
        }
      }
      for (Map.Entry<String, Object> one : hashes.entrySet()) {
        String name = one.getKey();
        if (!values.containsKey(name)) {
          if (salt.length > 0) {
            return "the detail " + name + " was taken out.";
          }
          erased++;
          continue;
        }
        String wrong = value("d." + name, text(values, name), one.getValue());
        if (wrong != null) {
          return wrong;
        }
      }
      boolean cleanUp = "audit.clean-up".equals(sealed.get("name"));
      places = cleanUp && proved("d.places") ? text(values, "places") : null;
      return null;
    }

    String places() {
      return places;
    }

    /** Null if it is the value that was sealed, or was erased. */
    private String value(String field, String shown, Object hash) {
      byte[] own = own(field);
      if (own == null) {
        boolean blank = blank(field, shown);
        if (hash == null) {
          return blank ? null : put(field);
        }
        erased++;
        return blank
            ? null
            : "the value of "
                + field.replaceFirst("^d\\.", "")
                + " is shown without its salt and is no pseudonym: it was put in.";
      }
      if (hash == null) {
        return shown.isEmpty() ? null : put(field);
      }
      MessageDigest digest = Hashes.sha256();
      digest.update(own);
      String right =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(digest.digest(shown.getBytes(StandardCharsets.UTF_8)));
      return right.equals(hash)
          ? null
          : "the value of " + field.replaceFirst("^d\\.", "") + " is not the one that was sealed.";
    }

    /** Whether nothing is shown, or a pseudonym; in a detail others may stand beside it. */
    private static boolean blank(String field, String shown) {
      return shown.isBlank()
          || PSEUDONYM.matcher(shown).matches()
          || (field.startsWith("d.")
              && BETWEEN.splitAsStream(shown).anyMatch(PSEUDONYM.asMatchPredicate()));
    }

    private boolean proved(String field) {
      return own(field) != null;
    }

    /** The field's own salt; null once it was erased. */
    private byte[] own(String field) {
      if (salt.length > 0) {
        MessageDigest digest = Hashes.sha256();
        digest.update(salt);
        return digest.digest(field.getBytes(StandardCharsets.UTF_8));
      }
      String kept = text(seals, field);
      return kept.isEmpty() ? null : HexFormat.of().parseHex(kept);
    }

    private static String put(String field) {
      return "the value of " + field + " was put in; none was sealed.";
    }

    private static String changed(String what, String sealed, String shown) {
      return "its " + what + " was changed: “" + sealed + "” was sealed, “" + shown + "” is shown.";
    }
  }

  // The tree.

  /** The tree of RFC 9162 as far as it is built: the roots of its full subtrees. */
  private static final class Hashes {
    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    Hashes copy() {
      Hashes copy = new Hashes();
      copy.roots.addAll(roots);
      copy.size = size;
      return copy;
    }

    void add(byte[] leaf) {
      byte[] hash = leaf;
      for (long rest = size; (rest & 1) == 1; rest >>= 1) {
        hash = node(roots.remove(roots.size() - 1), hash);
      }
      roots.add(hash);
      size++;
    }

    byte[] root() {
      byte[] hash = roots.isEmpty() ? sha256().digest() : roots.get(roots.size() - 1);
      for (int i = roots.size() - 2; i >= 0; i--) {
        hash = node(roots.get(i), hash);
      }
      return hash;
    }

    static byte[] leaf(byte[] bytes) {
      MessageDigest digest = sha256();
      digest.update((byte) 0);
      return digest.digest(bytes);
    }

    static byte[] node(byte[] left, byte[] right) {
      MessageDigest digest = sha256();
      digest.update((byte) 1);
      digest.update(left);
      return digest.digest(right);
    }

    static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A key as signed notes write it: name, id and, in base64, its kind with its bytes. */
  private static final class VerifierKey {
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private final String text;
    private final String name;
    private final byte[] id;
    private final PublicKey key;

    VerifierKey(String text) {
      this.text = text;
      int second = text.indexOf('+', text.indexOf('+') + 1);
      if (second < 0) {
        throw new IllegalArgumentException("“" + text + "” is no verifier key.");
      }
      name = text.substring(0, text.indexOf('+'));
      byte[] typed = base64(text.substring(second + 1));
      if (typed.length != 33 || typed[0] != 1) {
        throw new IllegalArgumentException("the key of " + name + " is not an Ed25519 key.");
      }
      MessageDigest digest = Hashes.sha256();
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      id = Arrays.copyOf(digest.digest(typed), 4);
      byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + 32);
      System.arraycopy(typed, 1, encoded, PREFIX.length, 32);
      try {
        key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException("the key of " + name + " can not be read.", e);
      }
    }

    /** Whether this key has signed that one as its next. */
    boolean vouches(VerifierKey next, String vouch) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(
            ("gatehouse-audit-key\n" + next.text + "\n").getBytes(StandardCharsets.UTF_8));
        return signature.verify(base64(vouch));
      } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
        return false;
      }
    }
  }

  /** A signed checkpoint: origin, size, root and time, an empty line, and signatures. */
  private static final class Note {
    private static final int LINES = 4;
    private final String source;
    private final String text;
    private final List<String> signatures;
    private final String origin;
    private final long size;
    private final byte[] root;
    private final String time;
    private List<byte[]> seen = List.of();

    private Note(String source, String text, List<String> signatures) {
      this.source = source;
      this.text = text;
      this.signatures = signatures;
      String[] lines = text.split("\n");
      if (lines.length < 3 || !lines[1].matches("[0-9]{1,18}")) {
        throw new IllegalArgumentException(source + " holds no checkpoint.");
      }
      origin = lines[0];
      size = Long.parseLong(lines[1]);
      root = base64(lines[2]);
      time = lines.length > 3 ? lines[3] : "unknown time";
    }

    /**
     * All of a text, each the four lines before its signature; what stands around them is skipped.
     */
    static List<Note> all(String text, String source) {
      List<Note> notes = new ArrayList<>();
      List<String> body = new ArrayList<>();
      List<String> signatures = new ArrayList<>();
      for (String raw : (text + "\n\n").split("\r?\n", -1)) {
        String line = raw.strip();
        if (line.startsWith("\u2014 ")) {
          signatures.add(line);
          continue;
        }
        if (!signatures.isEmpty()) {
          List<String> own = body.subList(Math.max(0, body.size() - LINES), body.size());
          notes.add(new Note(source, String.join("\n", own) + "\n", List.copyOf(signatures)));
          body.clear();
          signatures.clear();
        }
        if (!line.isEmpty()) {
          body.add(line);
        }
      }
      if (notes.isEmpty()) {
        throw new IllegalArgumentException(source + " holds no signed checkpoint.");
      }
      return notes;
    }

    boolean signedBy(VerifierKey key) {
      for (String line : signatures) {
        String beginning = "\u2014 " + key.name + " ";
        if (!line.startsWith(beginning)) {
          continue;
        }
        try {
          byte[] whole = base64(line.substring(beginning.length()));
          Signature signature = Signature.getInstance("Ed25519");
          signature.initVerify(key.key);
          signature.update(text.getBytes(StandardCharsets.UTF_8));
          if (whole.length == 68
              && Arrays.equals(Arrays.copyOf(whole, 4), key.id)
              && signature.verify(Arrays.copyOfRange(whole, 4, 68))) {
            return true;
          }
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
          continue;
        }
      }
      return false;
    }
  }

  // JSON (RFC 8259), as much of it as the file uses.

  private static Map<String, Object> object(String text) {
    return map(new Json(text).whole());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    if (value instanceof Map<?, ?>) {
      return (Map<String, Object>) value;
    }
    throw new IllegalArgumentException("an object was expected.");
  }

  private static String text(Map<String, Object> object, String name) {
    Object value = object.get(name);
    return value == null ? "" : value.toString();
  }

  private static long number(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text && text.matches("-?[0-9]{1,18}")
        ? Long.parseLong(text)
        : -1;
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  /** Reads values; numbers and words stay texts. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object whole() {
      Object value = value();
      blank();
      if (at < text.length()) {
        throw new IllegalArgumentException("more than one value.");
      }
      return value;
    }

    private Object value() {
      blank();
      char c = text.charAt(at);
      if (c == '{') {
        return members();
      }
      if (c == '[') {
        return elements();
      }
      return c == '"' ? string() : word();
    }

    private Map<String, Object> members() {
      Map<String, Object> members = new HashMap<>();
      at++;
      blank();
      while (text.charAt(at) != '}') {
        String name = string();
        blank();
        expect(':');
        members.put(name, value());
        blank();
        if (text.charAt(at) != '}') {
          expect(',');
          blank();
        }
      }
      at++;
      return members;
    }

    private List<Object> elements() {
      List<Object> elements = new ArrayList<>();
      at++;
      blank();
      while (text.charAt(at) != ']') {
        elements.add(value());
        blank();
        if (text.charAt(at) != ']') {
          expect(',');
        }
      }
      at++;
      return elements;
    }

    private String string() {
      expect('"');
      int from = at;
      int end = at;
      while (text.charAt(end) != '"' && text.charAt(end) != '\\') {
        end++;
      }
      if (text.charAt(end) == '"') {
        at = end + 1;
        return text.substring(from, end);
      }
      StringBuilder string = new StringBuilder(text.substring(from, end));
      at = end;
      while (text.charAt(at) != '"') {
        char c = text.charAt(at++);
        string.append(c == '\\' ? escaped() : c);
      }
      at++;
      return string.toString();
    }

    private char escaped() {
      char c = text.charAt(at++);
      switch (c) {
        case 'n':
          return '\n';
        case 't':
          return '\t';
        case 'r':
          return '\r';
        case 'b':
          return '\b';
        case 'f':
          return '\f';
        case 'u':
          at += 4;
          return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        default:
          return c;
      }
    }

    private String word() {
      int from = at;
      while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String word = text.substring(from, at);
      if (word.isEmpty()) {
        throw new IllegalArgumentException("a value was expected.");
      }
      return word.equals("null") ? null : word;
    }

    private void expect(char c) {
      if (text.charAt(at) != c) {
        throw new IllegalArgumentException("“" + c + "” was expected.");
      }
      at++;
    }

    private void blank() {
      while (at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
    }
  }
}
