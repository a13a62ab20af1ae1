package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.gatehouse.access.SignIn;
import org.gatehouse.login.steps.Demand;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.login.steps.Step;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.rules.PasswordAges;

/** Asks whoever came with a password that is too old for another one, before anything opens. */
@ApplicationScoped
public class ExpiredPasswords implements Demand {

  @EJB PasswordAges ages;

  @Override
  public Step step() {
    return Step.NEW_PASSWORD;
  }

  @Override
  public boolean asks(Proof proof, PolicyDetails rules) {
    return proof.way() == SignIn.Way.PASSWORD && ages.isExpired(proof.user(), rules);
  }
}
