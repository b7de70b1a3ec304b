import DataStages
import FileStages
import Interchange
import LinearAlgebra
import NumpyFormat
import Parameters
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct ReadPointsTests {
  private let points = Matrix([[1.0, 2], [3, 5], [5, 2]])

  private func read(_ file: (String, [UInt8]), _ more: [(String, String)] = []) throws -> Points {
    let files = [file.0: (bytes: file.1, sha256: "")]
    return try stage(ReadPoints.self, [("points", file.0)] + more).run(Nothing(), in: .with(files))
  }

  private func message(_ file: (String, [UInt8])) -> String {
    do {
      _ = try read(file)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func bothFormatsGiveTheSamePoints() throws {
    #expect(try read(("a.npy", Npy.bytes(points))) == Points(points))
    #expect(try read(("a.csv", Array("x,y\n1,2\n3,5\n5,2\n".utf8))) == Points(points))
  }

  @Test func pointsMayBeStandardised() throws {
    let standardised = try read(("a.npy", Npy.bytes(points)), [("standardise", "true")])
    expectClose(standardised.coordinates.columnMeans, [0, 0], absolute: 1e-15)
    expectClose(standardised.coordinates.map { $0 * $0 }.columnMeans, [1, 1], relative: 1e-15)
  }

  @Test func aWordAmongThePointsIsAnErrorWithItsPlace() {
    #expect(
      message(("a.csv", Array("x,y\n1,2\n3,five\n".utf8)))
        == "a.csv:3:3: 'y' is 'five' here; it must be a finite number in every row")
  }

  @Test func aFileOfAnotherKindIsAnErrorOfTheNotebook() {
    #expect(message(("a.txt", [])) == "a.md:2:10: 'points' must name a .npy or a .csv file, not 'a.txt'")
  }

  @Test func aLargeFileIsPutOutAsItIs() throws {
    func output(rows: Int, _ more: [(String, String)] = []) throws -> FileOutput? {
      let context = StageContext.with(["l.npy": (bytes: Npy.bytes((0..<rows).map { $0 % 3 }), sha256: "")])
      return try stage(ReadPoints.self, [("points", "a.npy")] + more)
        .run(on: LargeFile(rows: rows, columns: 1024).files, in: context)
    }
    let large = try #require(try output(rows: 8_193, [("labels", "l.npy")]))
    #expect(large.asRead.mapValues(\.name) == ["points.npy": "points"])
    #expect(large.contents.keys.sorted() == ["labels.npy", "values.json"])
    #expect(
      try ValuesFile.decode(try #require(large.contents["values.json"]))
        == ["count": .integer(8_193), "features": .integer(1024), "classes": .integer(3)])
    #expect(try output(rows: 8_193, [("standardise", "true")]) == nil, "points that must be changed are copied")
  }
}
