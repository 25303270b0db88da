/**
 * The console and the message page, driven in Chromium as a person would, on two running sites. Every state that a test reaches is
 * searched for what shuts people out, and but on CI kept as a picture in the build's folder {@code screenshots}. Depends on the running sites
 * and on Playwright; nothing depends on it.
 */
@NullMarked
package org.reprise.liberty.browser;

import org.jspecify.annotations.NullMarked;
