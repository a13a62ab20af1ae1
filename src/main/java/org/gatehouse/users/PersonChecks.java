package org.gatehouse.users;

import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;

/** Says what is wrong with a person's data before anything is done with them. */
public final class PersonChecks {

  private PersonChecks() {}

  /** What is wrong with somebody new; his roles and whether he is there already are not asked. */
  public static List<FieldError> problems(NewUser user) {
    Complaints complaints = new Complaints();
    CheckedUser.of(user, complaints);
    return list(complaints);
  }

  /** What is wrong with a change. */
  public static List<FieldError> problems(PersonChange change) {
    Complaints complaints = new Complaints();
    CheckedPerson.of(change, complaints);
    return list(complaints);
  }

  /** Whether two changes come to the same; both are right. */
  public static boolean same(PersonChange one, PersonChange other) {
    Complaints complaints = new Complaints();
    return CheckedPerson.of(one, complaints).equals(CheckedPerson.of(other, complaints));
  }

  private static List<FieldError> list(Complaints complaints) {
    try {
      complaints.refuse();
      return List.of();
    } catch (BusinessException refusal) {
      return refusal.fields();
    }
  }
}
