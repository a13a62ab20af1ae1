package org.gatehouse.sso.response;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.PendingRequests.Answer;
import org.gatehouse.sso.response.PendingRequests.Outcome;
import org.gatehouse.sso.response.PendingRequests.Taken;
import org.gatehouse.sso.response.SamlRefusal.Reason;

/**
 * Decides who came, or refuses. Nothing that is posted gets past it as anything else than a {@link
 * SamlRefusal}, however broken; only a failing database does, so that a fault is never taken for a
 * bad response. Few responses are read at once, so that many large ones cannot fill the heap.
 */
public final class ResponseCheck {

  private static final System.Logger LOG = System.getLogger(ResponseCheck.class.getName());
  private static final int AT_ONCE = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private static final int PATIENCE_SECONDS = 5;

  private final PendingRequests pending;
  private final UsedAssertions used;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  public ResponseCheck(PendingRequests pending, UsedAssertions used, Clock clock) {
    this.pending = pending;
    this.used = used;
    this.clock = clock;
  }

  /**
   * The person that the response names; using it up is part of the answer.
   *
   * @param browserToken what the cookie says that was set when the sign-in began, empty where there
   *     is none
   */
  public Arrival check(SamlConnection connection, PostedResponse posted, String browserToken)
      throws SamlRefusal {
    return check(connection, posted, browserToken, new Findings());
  }

  /** The same; the findings tell afterwards how far it came. */
  public Arrival check(
      SamlConnection connection, PostedResponse posted, String browserToken, Findings findings)
      throws SamlRefusal {
    var response = read(connection, posted, findings);
    var identity = response.identity();
    var taken = takeRequest(connection, response, browserToken);
    findings.passed(Check.ANSWER);
    if (taken.outcome() == Outcome.REPLAYED) {
      throw new SamlRefusal(Reason.REPLAYED, identity.assertionId());
    }
    findings.passed(Check.FIRST_USE);
    return new Arrival(identity, taken.begunBy(), taken.ticket());
  }

  /**
   * What a response says that is right in itself, for a report. Nothing is used up, and nobody may
   * be let in for it: whether it answers a request, and for the first time, is not asked.
   */
  public CheckedResponse inspect(
      SamlConnection connection, PostedResponse posted, Findings findings) throws SamlRefusal {
    return read(connection, posted, findings);
  }

  private Taken takeRequest(SamlConnection connection, CheckedResponse response, String token)
      throws SamlRefusal {
    var requestId = response.inResponseTo();
    var account = connection.accountId();
    var identity = response.identity();
    var keepUntil = identity.notOnOrAfter().plus(connection.rules().skew());
    var issuer = identity.issuer();
    var assertion = identity.assertionId();
    if (requestId == null && connection.rules().unsolicitedAllowed()) {
      return Taken.not(
          used.claim(account, issuer, assertion, keepUntil) ? Outcome.TAKEN : Outcome.REPLAYED);
    }
    var taken =
        requestId == null
            ? Taken.not(Outcome.UNKNOWN)
            : pending.take(
                account, requestId, token, new Answer(issuer, assertion, keepUntil), used);
    if (taken.outcome() == Outcome.TAKEN || taken.outcome() == Outcome.REPLAYED) {
      return taken;
    }
    if (used.isClaimed(account, issuer, assertion)) {
      throw new SamlRefusal(Reason.REPLAYED, assertion);
    }
    throw new SamlRefusal(
        taken.outcome() == Outcome.OTHER_BROWSER ? Reason.OTHER_BROWSER : Reason.UNSOLICITED);
  }

  private CheckedResponse read(SamlConnection connection, PostedResponse posted, Findings findings)
      throws SamlRefusal {
    enter();
    try {
      return new ResponseReader(connection, clock.instant(), findings).read(posted.xml());
    } catch (SamlRefusal refusal) {
      throw refusal;
    } catch (Throwable broken) {
      // A stranger's bytes made a library stumble: a deep stack, a missing part, a value out of
      // range.
      LOG.log(System.Logger.Level.DEBUG, "A response could not be read: {0}", broken.getClass());
      throw new SamlRefusal(Reason.UNREADABLE);
    } finally {
      places.release();
    }
  }

  private void enter() throws SamlRefusal {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SamlRefusal(Reason.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SamlRefusal(Reason.BUSY);
    }
  }
}
