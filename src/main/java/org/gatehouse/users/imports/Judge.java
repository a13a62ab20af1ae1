package org.gatehouse.users.imports;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.roles.Roles;
import org.gatehouse.users.Identifiers;
import org.gatehouse.users.NewUser;
import org.gatehouse.users.PersonChange;
import org.gatehouse.users.PersonChecks;
import org.gatehouse.users.UserDetails;
import org.gatehouse.users.UserList;
import org.jspecify.annotations.Nullable;

/**
 * Tells row by row what an import would do now: make somebody, change somebody, nothing, or refuse.
 *
 * <p>An empty cell leaves what is there. A user name never changes, an address is changed where it
 * can be confirmed, and a role is given to somebody new only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Judge {

  private static final int CHUNK = 500;

  @EJB UserList users;
  @EJB Roles roles;

  /** The judgement of each row, in their order. */
  public List<Judgement> judge(List<ImportedPerson> people) {
    List<Judgement> judgements = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    // Thousands of rows name the same few roles.
    Map<String, Optional<Judgement>> roleCells = new HashMap<>();
    for (int from = 0; from < people.size(); from += CHUNK) {
      List<ImportedPerson> chunk = people.subList(from, Math.min(from + CHUNK, people.size()));
      Map<String, UserDetails> byName = users.byUsername(keys(chunk, true));
      Map<String, UserDetails> byEmail = users.byEmail(keys(chunk, false));
      for (ImportedPerson person : chunk) {
        String name = key(person.username());
        String address = key(person.email());
        if (person.surplus()) {
          judgements.add(Judgement.refused("", "users.import.surplus"));
        } else if (!name.isEmpty() && !names.add(name)) {
          judgements.add(Judgement.refused("username", "users.import.twice"));
        } else if (!address.isEmpty() && !addresses.add(address)) {
          judgements.add(Judgement.refused("email", "users.import.twice"));
        } else {
          UserDetails known = byName.get(name);
          judgements.add(
              known == null
                  ? newcomer(person, byEmail.get(address), roleCells)
                  : change(person, known));
        }
      }
    }
    return judgements;
  }

  private Judgement newcomer(
      ImportedPerson person,
      @Nullable UserDetails sameAddress,
      Map<String, Optional<Judgement>> judged) {
    List<FieldError> problems = new ArrayList<>(PersonChecks.problems(newUser(person)));
    problems.addAll(PersonChecks.problems(personChange(person)));
    if (!problems.isEmpty()) {
      return Judgement.refused(problems.get(0));
    }
    if (sameAddress != null) {
      return Judgement.refused("email", "users.email.taken");
    }
    Optional<Judgement> role =
        person.role() == null
            ? Optional.empty()
            : judged.computeIfAbsent(person.role(), this::role);
    return role.orElse(Judgement.of(Verdict.CREATE));
  }

  private static Judgement change(ImportedPerson person, UserDetails known) {
    if (person.email() != null && !key(person.email()).equals(key(known.email()))) {
      return Judgement.refused("email", "users.import.email");
    }
    if (person.role() != null && !holds(known, person.role())) {
      return Judgement.refused("role", "users.import.role");
    }
    PersonChange wanted = changed(person, known);
    List<FieldError> problems = PersonChecks.problems(wanted);
    if (!problems.isEmpty()) {
      return Judgement.refused(problems.get(0));
    }
    return Judgement.of(
        PersonChecks.same(wanted, PersonChange.of(known)) ? Verdict.UNCHANGED : Verdict.CHANGE);
  }

  /** Why what stands in a cell of roles can not be given; empty if it can. */
  private Optional<Judgement> role(String cell) {
    return roles.refusal(rolesOf(cell)).map(reason -> Judgement.refused("role", reason));
  }

  private static boolean holds(UserDetails known, String role) {
    return rolesOf(role).stream()
        .allMatch(one -> known.roles().stream().anyMatch(held -> key(held).equals(key(one))));
  }

  /** What somebody is to have: empty cells leave what there is. */
  static PersonChange changed(ImportedPerson person, UserDetails known) {
    return new PersonChange(
        Objects.requireNonNullElse(person.firstName(), Objects.toString(known.firstName(), "")),
        Objects.requireNonNullElse(person.lastName(), Objects.toString(known.lastName(), "")),
        Objects.requireNonNullElse(person.mobile(), Objects.toString(known.mobile(), "")),
        Objects.requireNonNullElse(person.language(), Objects.toString(known.language(), "")),
        Objects.requireNonNullElse(person.zone(), Objects.toString(known.zone(), "")));
  }

  static NewUser newUser(ImportedPerson person) {
    return new NewUser(
        person.username(),
        person.email(),
        person.firstName(),
        person.lastName(),
        person.mobile(),
        person.language(),
        person.role() == null ? List.of() : rolesOf(person.role()),
        null);
  }

  static PersonChange personChange(ImportedPerson person) {
    return new PersonChange(
        person.firstName(), person.lastName(), person.mobile(), person.language(), person.zone());
  }

  private static List<String> rolesOf(String cell) {
    return Stream.of(cell.split(";")).map(String::strip).filter(role -> !role.isEmpty()).toList();
  }

  private static List<String> keys(List<ImportedPerson> people, boolean names) {
    return people.stream()
        .map(person -> key(names ? person.username() : person.email()))
        .filter(key -> !key.isEmpty())
        .distinct()
        .toList();
  }

  private static String key(@Nullable String typed) {
    return typed == null ? "" : Identifiers.key(typed);
  }
}
