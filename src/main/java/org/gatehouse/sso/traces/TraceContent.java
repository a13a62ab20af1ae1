package org.gatehouse.sso.traces;

import com.google.common.base.Ascii;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.sso.response.Check;
import org.gatehouse.sso.response.Fact;
import org.gatehouse.sso.response.Findings;
import org.gatehouse.sso.response.PostedResponse;
import org.gatehouse.sso.response.RedactedXml;
import org.gatehouse.sso.response.Report;

/**
 * What is known of a refused sign-in; all of it is encrypted at rest.
 *
 * @param cure what the advice for the reason is filled with; nothing personal
 * @param posted the decoded response as it came, cut; empty if it could not be decoded
 * @param redacted the same without what tells something of a person, cut; empty if it is no XML
 * @param decrypted the assertion that was encrypted, redacted; empty for none
 */
public record TraceContent(
    Cure cure,
    Report report,
    Optional<String> posted,
    Optional<String> redacted,
    Optional<String> decrypted) {

  /** Longer documents lose their end; sooner where nobody has proved that he sent them. */
  private static final int LONGEST = 40_000;

  private static final int LONGEST_UNPROVED = 16_000;

  /** What is kept of a response that came to this. */
  public static TraceContent of(
      Cure cure, Report report, Findings findings, Optional<PostedResponse> posted) {
    int most = findings.trusted() ? LONGEST : LONGEST_UNPROVED;
    return new TraceContent(
        cure,
        report,
        posted.map(response -> cut(new String(response.document(), StandardCharsets.UTF_8), most)),
        findings.text().map(text -> cut(text, LONGEST_UNPROVED)),
        findings.decryptedText().map(text -> cut(text, LONGEST_UNPROVED)));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /** As the text that is encrypted. */
  public String json() {
    var lines = JsonText.array();
    report
        .lines()
        .forEach(
            line -> lines.add(JsonText.array().add(line.check().name()).add(line.state().name())));
    var facts = JsonText.array();
    report
        .facts()
        .forEach(
            fact ->
                facts.add(
                    JsonText.array()
                        .add(fact.check().name())
                        .add(fact.name())
                        .add(fact.value())
                        .add(fact.personal())));
    return JsonText.object()
        .add("cure", cure.key())
        .add("with", JsonText.list(cure.with()))
        .add("lines", lines)
        .add("facts", facts)
        .add("posted", JsonText.of(posted.orElse(null)))
        .add("redacted", JsonText.of(redacted.orElse(null)))
        .add("decrypted", JsonText.of(decrypted.orElse(null)))
        .build()
        .toString();
  }

  /** Reads it back. */
  public static TraceContent of(String text) {
    JsonObject json = JsonText.read(text);
    return new TraceContent(
        new Cure(
            json.getString("cure"),
            json.getJsonArray("with").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList()),
        new Report(
            json.getJsonArray("lines").getValuesAs(JsonArray.class).stream()
                .map(TraceContent::line)
                .toList(),
            json.getJsonArray("facts").getValuesAs(JsonArray.class).stream()
                .map(TraceContent::fact)
                .toList()),
        text(json, "posted"),
        text(json, "redacted"),
        text(json, "decrypted"));
  }

  /** The same without what tells something of a person. */
  TraceContent withoutPersons() {
    List<Fact> facts =
        report.facts().stream()
            .map(
                fact ->
                    fact.personal()
                        ? new Fact(fact.check(), fact.name(), RedactedXml.MARK, true)
                        : fact)
            .distinct()
            .toList();
    return new TraceContent(cure, new Report(report.lines(), facts), redacted, redacted, decrypted);
  }

  /**
   * Whether it tells of somebody.
   *
   * @param names what he is called, in ASCII lower case; what is no address counts as a whole value
   *     alone, since a short name may stand anywhere
   */
  public boolean tellsOf(Set<String> names) {
    boolean named =
        report.facts().stream()
            .anyMatch(fact -> fact.personal() && names.contains(key(fact.value())));
    return named
        || Stream.of(posted, redacted, decrypted)
            .flatMap(Optional::stream)
            .map(TraceContent::key)
            .anyMatch(
                text -> names.stream().anyMatch(name -> isAddress(name) && text.contains(name)));
  }

  private static boolean isAddress(String name) {
    return name.indexOf('@') > 0;
  }

  private static String key(String text) {
    return Ascii.toLowerCase(text.strip());
  }

  private static Report.Line line(JsonArray pair) {
    return new Report.Line(
        Check.valueOf(pair.getString(0)), Check.State.valueOf(pair.getString(1)));
  }

  private static Fact fact(JsonArray parts) {
    return new Fact(
        Check.valueOf(parts.getString(0)),
        parts.getString(1),
        parts.getString(2),
        parts.getBoolean(3));
  }

  private static Optional<String> text(JsonObject json, String name) {
    return json.isNull(name) ? Optional.empty() : Optional.of(json.getString(name));
  }

  /** Without what was posted. */
  @Override
  public String toString() {
    return "TraceContent[" + cure + "]";
  }
}
