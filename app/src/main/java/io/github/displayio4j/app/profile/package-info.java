/// Where the time of frames goes: the flight recorder's events, what they say, and reports for people.
package io.github.displayio4j.app.profile;
