import Foundation
import Testing
import Workflow

struct FileErrorTests {
  @Test(arguments: [
    (ENOENT, "cannot open 'a/b': No such file or directory"), (ENOSPC, "cannot open 'a/b': No space left on device"),
    (EACCES, "cannot open 'a/b': Permission denied"),
    (
      ELOOP,
      "cannot open 'a/b': it is a symbolic link, which may lead out of its folder; remove the link"
    ),
  ])
  func itSaysWhatWasTriedOnWhatAndWhyNot(code: Int32, words: String) {
    #expect(FileError("open", "a/b", code: code).description == words)
  }
}
