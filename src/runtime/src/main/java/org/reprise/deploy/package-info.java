/**
 * All that happens at deployment: finding replicated and recorded methods, the rules that they must keep, the registry that
 * replay calls by. Problems are collected and refused together. Knows CDI; nothing here runs after the deployment.
 */
@NullMarked
package org.reprise.deploy;

import org.jspecify.annotations.NullMarked;
