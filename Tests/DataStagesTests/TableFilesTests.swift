import DataStages
import Interchange
import LinearAlgebra
import NumpyFormat
import StageTestSupport
import Stages
import Testing

/// Files of numbers and of labels, as all stages that read tables take them.
@Suite struct TableFilesTests {
  private let points = Matrix([[1.0, 2], [3, 5], [5, 2]])

  private func read(
    _ pointsFile: (String, [UInt8]), labels: (String, [UInt8])? = nil
  ) throws -> Points {
    var files = [pointsFile.0: (bytes: pointsFile.1, sha256: "")]
    if let labels { files[labels.0] = (bytes: labels.1, sha256: "") }
    let parameters = [("points", pointsFile.0)] + (labels.map { [("labels", $0.0)] } ?? [])
    return try stage(ReadPoints.self, parameters).run(Nothing(), in: .with(files))
  }

  private func message(_ pointsFile: (String, [UInt8]), labels: (String, [UInt8])? = nil) -> String {
    do {
      _ = try read(pointsFile, labels: labels)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func labelsAreNumbersOrWords() throws {
    let file = ("a.npy", Npy.bytes(points))
    #expect(try read(file, labels: ("l.npy", Npy.bytes([4, -1, 4]))).labels == [4, -1, 4])
    #expect(try read(file, labels: ("l.csv", Array("class\n4\n-1\n4\n".utf8))).labels == [4, -1, 4])
    #expect(try read(file, labels: ("l.csv", Array("class\nowl\ncat\nowl\n".utf8))).labels == [1, 0, 1])
  }

  @Test func labelsKeepTheirDigitsAndTheirNames() throws {
    let file = ("a.npy", Npy.bytes(points))
    let large = try read(file, labels: ("l.csv", Array("id\n9007199254740993\n9007199254740992\n1\n".utf8)))
    #expect(large.labels == [9_007_199_254_740_993, 9_007_199_254_740_992, 1] && large.labelNames.isEmpty)
    let words = try read(file, labels: ("l.csv", Array("kind\nowl\ncat\nowl\n".utf8)))
    #expect(words.labelNames == ["cat", "owl"])
    #expect(try Points(files: words.files()) == words)
    let spelt = try read(file, labels: ("l.csv", Array("kind\n\u{E9}\ne\u{301}\n\u{E9}\n".utf8)))
    #expect(Set(spelt.labels ?? []).count == 2)
    // '<U3' of numpy: three characters of four bytes each.
    let head = "{'descr': '<U3', 'fortran_order': False, 'shape': (3L,)}"
    let texts = ["owl", "é", "owl"].flatMap { word in
      let scalars = word.unicodeScalars.map(\.value)
      return (scalars + [UInt32](repeating: 0, count: 3 - scalars.count)).flatMap { [UInt8($0 & 255), 0, 0, 0] }
    }
    let array = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(head.utf8.count), 0] + Array(head.utf8) + texts
    let named = try read(file, labels: ("L.NPY", array))
    #expect(named.labels == [0, 1, 0] && named.labelNames == ["owl", "é"])
  }

  @Test(arguments: ["NA", "nan", "", "null", "None", "n/a", " ", "<NA>"])
  func aMissingLabelIsNoClass(text: String) {
    let message = message(("a.npy", Npy.bytes(points)), labels: ("l.csv", Array("kind\nowl\n\(text)\ncat\n".utf8)))
    #expect(message.contains("'l.csv' has no label in line 3"), "\(message)")
    let whole = self.message(("a.npy", Npy.bytes(points)), labels: ("l.csv", Array("kind\n1\n\(text)\n2\n".utf8)))
    #expect(whole.contains("no label in line 3"), "\(whole)")
  }

  @Test func labelsWithoutAHeaderAreAskedForIt() {
    let file = ("a.npy", Npy.bytes(points))
    #expect(message(file, labels: ("l.csv", Array("owl\ncat\nowl\n".utf8))).contains("is it missing?"))
    #expect(message(file, labels: ("l.csv", Array("0\n1\n0\n".utf8))).contains("the header is missing"))
  }

  @Test func labelsThatDoNotFitAreErrors() {
    let file = ("a.npy", Npy.bytes(points))
    #expect(
      message(file, labels: ("l.npy", Npy.bytes([1, 2])))
        == "'a.npy' holds 3 points, but 'l.npy' 2 labels; name two files that belong together")
    #expect(message(file, labels: ("l.csv", Array("a,b\n1,2\n".utf8))) == "'l.csv' has 2 columns; labels are one")
    #expect(message(file, labels: ("l.csv", Array("a\n1.5\n2\n3\n".utf8))).contains("not whole"))
  }

  @Test func wordsAreCountedInTheOrderOfTheirBytesWithoutSpacesAroundThem() throws {
    let file = ("a.npy", Npy.bytes(points))
    let found = try read(file, labels: ("l.csv", Array("k\n b \nZ\nb\n".utf8)))
    #expect(found.labels == [1, 0, 1] && found.labelNames == ["Z", "b"])
    // Whole numbers may be written with a point, and a word makes all of them words.
    #expect(try read(file, labels: ("l.csv", Array("k\n1.0\n-2e1\n 3\n".utf8))).labels == [1, -20, 3])
    let mixed = try read(file, labels: ("l.csv", Array("k\n10\n9\nx\n".utf8)))
    #expect(mixed.labels == [0, 1, 2] && mixed.labelNames == ["10", "9", "x"])
  }
}
