package org.gatehouse.sso.traces;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.jspecify.annotations.Nullable;

/** The refused sign-ins of the caller's account, for those who may configure them. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class Traces {

  private static final int LONGEST_WHY = 200;
  private static final Pattern BETWEEN = Pattern.compile("[^0-9A-Z]");

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Secrets secrets;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;

  /** The newest first; after the one whose number the cursor is. */
  public Slice<TraceRow> list(String after, int limit) {
    List<Trace> found =
        em.createNamedQuery("Trace.page", Trace.class)
            .setParameter("account", caller.accountId())
            .setParameter("before", Slice.before(after))
            .setMaxResults(limit + 1)
            .getResultList();
    return Slice.of(found, limit, trace -> Long.toString(trace.id())).map(Trace::row);
  }

  /** How many of the last week were counted and not kept. */
  public long excess() {
    Long sum =
        em.createNamedQuery("TraceExcess.sum", Long.class)
            .setParameter("account", caller.accountId())
            .getSingleResult();
    return sum == null ? 0 : sum;
  }

  /** The one with that id, however it was typed. */
  public Optional<TraceRow> find(String typed) {
    return trace(typed).map(Trace::row);
  }

  /** The one with that id, without what tells something of a person. */
  public TraceDetails get(String incident) {
    Trace trace = trace(incident).orElseThrow(BusinessException::notFound);
    return TraceDetails.of(trace.row(), trace.content(secrets).withoutPersons(), false);
  }

  /**
   * All of it, for a reason that the audit log keeps. An assertion that was encrypted stays
   * redacted; INVALID concerns {@code why}.
   */
  public TraceDetails reveal(String incident, @Nullable String why) {
    Trace trace = trace(incident).orElseThrow(BusinessException::notFound);
    var complaints = new Complaints();
    String said = Objects.toString(why, "").strip();
    if (said.isEmpty()) {
      complaints.add("why", "sso.trace.why.missing");
    }
    String reason = said.isEmpty() ? "" : OneLine.required("why", said, LONGEST_WHY, complaints);
    complaints.refuse();
    events.fire(new TraceEvent.Revealed(caller.accountId(), trace.row().incident(), reason));
    return TraceDetails.of(trace.row(), trace.content(secrets), true);
  }

  private Optional<Trace> trace(String typed) {
    return em.createNamedQuery("Trace.find", Trace.class)
        .setParameter("account", caller.accountId())
        .setParameter("incident", spelled(typed))
        .getResultStream()
        .findFirst();
  }

  /** People leave the hyphens out, or the beginning, which is always the same. */
  static String spelled(String typed) {
    String plain = BETWEEN.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("");
    String id = plain.length() == 10 && plain.startsWith("GH") ? plain.substring(2) : plain;
    return id.length() == 8 ? "GH-" + id.substring(0, 4) + "-" + id.substring(4) : "";
  }
}
