package org.gatehouse.policy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.jspecify.annotations.Nullable;

/** How the people of an account sign in, and the rules about their passwords. */
@Named
@RequestScoped
public class PolicyPage {

  private static final String SELF = "/WEB-INF/pages/policy/index.xhtml?faces-redirect=true";

  @Inject Policies policies;
  @Inject Notices notices;

  private @Nullable String maxLoginAttempts;

  @PostConstruct
  void load() {
    maxLoginAttempts = Integer.toString(policies.get().maxLoginAttempts());
  }

  /** Saves what the form holds. */
  public String save() {
    policies.save(new NewPolicy(number(maxLoginAttempts)));
    notices.good("policy.saved");
    return SELF;
  }

  /** The whole number that was typed; null for what is none, which no rule allows. */
  private static @Nullable Integer number(@Nullable String typed) {
    String text = Objects.toString(typed, "").strip();
    return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }

  public @Nullable String getMaxLoginAttempts() {
    return maxLoginAttempts;
  }

  public void setMaxLoginAttempts(@Nullable String maxLoginAttempts) {
    this.maxLoginAttempts = maxLoginAttempts;
  }
}
