import DataStages
import StageTestSupport
import Stages
import Testing

private let digestA = String(repeating: "a", count: 64)
private let digestB = String(repeating: "b", count: 64)

/// Digests of files as `sha256sum` writes them, beside those that the files have: A of the images, B of the labels.
@Suite struct ChecksumsTests {
  private func message(_ sums: String) -> String {
    let files: [(String, String)] = [("images", "Data/images"), ("labels", "Data/labels"), ("checksums", "SUMS")]
    let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9]
    do {
      _ = try stage(ReadDigits.self, files).run(
        Nothing(),
        in: .with([
          "Data/images": (images, digestA), "Data/labels": ([0, 0, 8, 1, 0, 0, 0, 1, 7], digestB),
          "SUMS": (Array(sums.utf8), ""),
        ]))
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func rightDigestsPass() {
    let sums = "\(digestA)  images\r\n\(digestB.uppercased()) *./labels\n\n"
    #expect(message(sums) == "no error")
  }

  @Test func aWrongDigestIsAnErrorThatNamesBoth() {
    let sums = "\(digestA)  images\n\(digestA)  labels\n"
    #expect(
      message(sums)
        == "'Data/labels' has the SHA-256 \(digestB), but 'SUMS' says \(digestA); get the file again")
  }

  @Test func aFileWithoutADigestIsAnError() {
    #expect(
      message("\(digestA)  images\n")
        == "'SUMS' has no line for 'labels'; add one, or leave 'checksums' out")
  }

  @Test(arguments: ["hello", "\(digestA.dropLast())  images", "\(digestA) images", "\(digestA)  "])
  func malformedDigestsAreAnErrorWithItsLine(line: String) {
    let text = message("\(digestA)  x\n" + line)
    #expect(text == "SUMS:2: a SHA-256 of 64 digits, two blanks and a file name should stand here")
  }

  @Test func filesAreToldByTheirNamesWithoutFolders() {
    #expect(message("\(digestA)  /elsewhere/images\n\(digestB)  labels\n\(digestB)  images.old\n") == "no error")
    // Two lines for one name: the later one counts.
    #expect(message("\(digestB)  images\n\(digestB)  labels\n\(digestA)  a/images") == "no error")
  }

  @Test func anEmptyFileKnowsNone() {
    #expect(message("").hasPrefix("'SUMS' has no line for "))
    #expect(message(" \n\t\n").hasPrefix("'SUMS' has no line for "))
  }

  @Test func digitsOfOtherScriptsAreNone() {
    let wide = String(repeating: "\u{FF11}", count: 64)
    #expect(message("\(wide)  images\n").hasPrefix("SUMS:1: a SHA-256 of 64 digits"))
  }
}
