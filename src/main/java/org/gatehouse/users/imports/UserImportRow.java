package org.gatehouse.users.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Objects;
import org.gatehouse.platform.text.OneLine;
import org.jspecify.annotations.Nullable;

/** A row of a file of people, with what is to become of it or has. */
@Entity
@Table(name = "user_import_row")
@NamedQuery(
    name = "UserImportRow.page",
    query =
        "select r from UserImportRow r where r.importId = :import and r.line > :after"
            + " and r.verdict in :verdicts order by r.line")
@NamedQuery(
    name = "UserImportRow.waiting",
    query =
        "select r.id from UserImportRow r where r.importId = :import and r.applied = false"
            + " and r.verdict in ('CREATE', 'CHANGE') order by r.line")
@NamedQuery(
    name = "UserImportRow.counts",
    query =
        "select r.verdict, r.applied, count(r) from UserImportRow r where r.importId = :import"
            + " group by r.verdict, r.applied")
@NamedQuery(
    name = "UserImportRow.forget",
    query =
        "delete from UserImportRow r where (lower(r.username) = lower(:username)"
            + " or lower(r.email) in :names) and r.importId in"
            + " (select i.id from UserImport i where i.accountId = :account)")
public class UserImportRow {

  private static final int LONGEST = 254;
  private static final int LONGEST_FIELD = 20;

  /** Several names of roles, none of which may be cut. */
  private static final int LONGEST_ROLES = PeopleFile.LONGEST_CELL;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "user_import_row_seq")
  @SequenceGenerator(
      name = "user_import_row_seq",
      sequenceName = "user_import_row_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "import_id")
  private String importId;

  @Column(name = "line")
  private int line;

  @Column(name = "username")
  private String username;

  @Column(name = "email")
  private String email;

  @Column(name = "first_name")
  private @Nullable String firstName;

  @Column(name = "last_name")
  private @Nullable String lastName;

  @Column(name = "mobile")
  private @Nullable String mobile;

  @Column(name = "language")
  private @Nullable String language;

  @Column(name = "zone")
  private @Nullable String zone;

  @Column(name = "role")
  private @Nullable String role;

  @Column(name = "verdict")
  private String verdict;

  @Column(name = "field")
  private String field;

  @Column(name = "reason")
  private String reason;

  @Column(name = "argument")
  private String argument;

  @Column(name = "applied")
  private boolean applied;

  /** For JPA. */
  protected UserImportRow() {}

  /** What a refused row holds may be anything: only what is harmless is kept. */
  UserImportRow(String importId, ImportedPerson person, Judgement judgement) {
    this.importId = importId;
    this.line = person.line();
    this.username = Objects.requireNonNullElse(kept(person.username()), "");
    this.email = Objects.requireNonNullElse(kept(person.email()), "");
    this.firstName = kept(person.firstName());
    this.lastName = kept(person.lastName());
    this.mobile = kept(person.mobile());
    this.language = kept(person.language());
    this.zone = kept(person.zone());
    this.role = person.role() == null ? null : OneLine.harmless(person.role(), LONGEST_ROLES);
    judge(judgement);
  }

  void judge(Judgement judgement) {
    verdict = judgement.verdict().name();
    field = OneLine.harmless(judgement.field(), LONGEST_FIELD);
    reason = judgement.reason();
    argument = OneLine.harmless(judgement.argument(), LONGEST);
  }

  void applied() {
    applied = true;
  }

  boolean waits() {
    return !applied && verdict() != Verdict.REFUSED && verdict() != Verdict.UNCHANGED;
  }

  Verdict verdict() {
    return Verdict.valueOf(verdict);
  }

  ImportedPerson person() {
    return new ImportedPerson(
        line, username, email, firstName, lastName, mobile, language, zone, role, false);
  }

  ImportRow details() {
    return new ImportRow(line, username, email, verdict(), applied, field, reason, argument);
  }

  /** A name may be longer as it stands in the file than it is in the form that is judged. */
  private static @Nullable String kept(@Nullable String cell) {
    return cell == null ? null : OneLine.harmless(OneLine.clean(cell), LONGEST);
  }
}
