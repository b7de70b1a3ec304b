private import Glibc

/// Changes bytes of a file in place and restores its time of modification: size and time tell nothing.
package func editUnseen(_ path: String, _ text: String) throws {
  var status = stat()
  guard stat(path, &status) == 0, status.st_size == text.utf8.count else { throw TimesError() }
  chmod(path, 0o644)
  let file = open(path, O_WRONLY)
  guard file >= 0 else { throw TimesError() }
  defer { close(file) }
  guard write(file, text, text.utf8.count) == text.utf8.count else { throw TimesError() }
  let times = [status.st_atim, status.st_mtim]
  guard futimens(file, times) == 0 else { throw TimesError() }
}

/// Sets a file's times to now.
package func touch(_ path: String) throws {
  if utimensat(AT_FDCWD, path, nil, 0) != 0 { throw TimesError() }
}

/// A test could not do to a file what it wanted.
package struct TimesError: Error {
  package init() {}
}
