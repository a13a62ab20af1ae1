package org.gatehouse.audit.sinks;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** What can be done with the sink beside the list, besides changing it. */
@Named
@RequestScoped
public class SinkCarePage {

  @EJB Sinks sinks;
  @EJB DeadLetters deadLetters;
  @EJB TestShipments tests;
  @Inject SinksPage page;
  @Inject Viewer viewer;
  @Inject Notices notices;

  private @Nullable String confirm;

  /** Sends a test and tells what became of it. */
  public void test() {
    Verdict verdict = tests.send(page.getId());
    if (verdict.good()) {
      notices.good("audit.sink.tested");
    } else {
      notices.bad("audit.sink.tested.not", problem(verdict.problem(), verdict.status()));
    }
    back(page.getId());
  }

  /** Holds entries back. */
  public void pause() {
    notices.good("audit.sink.paused", sinks.pause(page.getId()).name());
    back(page.getId());
  }

  /** Goes on, or tries at once. */
  public void resume() {
    notices.good("audit.sink.resumed", sinks.resume(page.getId()).name());
    back(page.getId());
  }

  /** Makes a new secret and shows it, once. */
  public void renew() {
    page.show(sinks.renewSecret(page.getId()));
  }

  /** Sends what was refused once more. */
  public void replay() {
    notices.good("audit.sink.replayed", deadLetters.replay(page.getId()));
    back(page.getId());
  }

  /** Gives up what was refused. */
  public void discard() {
    notices.good("audit.sink.discarded", deadLetters.discard(page.getId()));
    back(page.getId());
  }

  /** Ends it, if its name was typed. */
  public void remove() {
    SinkDetails sink = Objects.requireNonNull(page.getShown());
    if (confirm == null || !confirm.strip().equals(sink.name())) {
      throw BusinessException.invalid("confirm", "audit.sink.confirm.differs", sink.name());
    }
    sinks.remove(sink.id());
    notices.good("audit.sink.removed", sink.name());
    back("");
  }

  /** Why something was not taken, in the viewer's words. */
  public String problem(String code, int status) {
    return Texts.in(viewer.getLocale()).of("audit.sink.problem." + code, status);
  }

  public @Nullable String getConfirm() {
    return confirm;
  }

  public void setConfirm(@Nullable String confirm) {
    this.confirm = confirm;
  }

  private void back(String id) {
    Redirect.to("/audit/sinks" + page.link(id) + (id.isEmpty() ? "" : "#sink"));
  }
}
