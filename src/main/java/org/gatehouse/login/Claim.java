package org.gatehouse.login;

import java.util.Optional;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.SignInUser;

/**
 * What is known of somebody who says who he is, before his password is looked at.
 *
 * @param user whom the name means, if anybody
 * @param device the user's device that he comes from
 * @param status that of the user's account; of the platform's for nobody
 * @param elsewhere where the account's people sign in when not with a password
 * @param rules those of that account
 */
public record Claim(
    Optional<SignInUser> user,
    Optional<Long> device,
    AccountStatus status,
    Optional<String> elsewhere,
    PolicyDetails rules) {}
