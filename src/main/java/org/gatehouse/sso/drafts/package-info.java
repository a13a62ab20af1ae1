/**
 * What is prepared beside the live single sign-on, what was live before, and which drafts have
 * passed a test; the values themselves are texts by name here.
 */
@NullMarked
package org.gatehouse.sso.drafts;

import org.jspecify.annotations.NullMarked;
