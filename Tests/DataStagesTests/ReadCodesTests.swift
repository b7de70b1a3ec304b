import DataStages
import FileStages
import FormatErrors
import Interchange
import LinearAlgebra
import NumpyFormat
import Parameters
import StageTestSupport
import Stages
import Testing

@Suite struct ReadCodesTests {
  private let matrix = Matrix([[1.0, 2], [3, 5], [5, 2]])

  @Test func bothFormatsGiveTheSameCodes() throws {
    let files = [
      "a.npy": (bytes: Npy.bytes(matrix), sha256: ""),
      "a.csv": (bytes: Array("u,v\n1,2\n3,5\n5,2\n".utf8), sha256: ""),
    ]
    for name in ["a.npy", "a.csv"] {
      #expect(try stage(ReadCodes.self, [("codes", name)]).run(Nothing(), in: .with(files)) == Codes(matrix))
    }
  }

  @Test func classesMayBeWords() throws {
    let files = [
      "a.npy": (bytes: Npy.bytes(matrix), sha256: ""), "c.csv": (bytes: Array("c\nowl\ncat\nowl\n".utf8), sha256: ""),
    ]
    let codes = try stage(ReadCodes.self, [("codes", "a.npy"), ("classes", "c.csv")]).run(
      Nothing(), in: .with(files))
    #expect(codes == Codes(matrix, classes: [1, 0, 1], classNames: ["cat", "owl"]))
    #expect(try Codes(files: codes.files()) == codes)
  }

  @Test func aColumnMayNameTheRows() throws {
    let files = [
      "a.csv": (bytes: Array("u,cell,v\n1,007,2\n3,b,5\n5,c,2\n".utf8), sha256: ""),
      "twice.csv": (bytes: Array("u,cell\n1,b\n3,b\n".utf8), sha256: ""),
      "a.npy": (bytes: Npy.bytes(matrix), sha256: ""),
    ]
    func read(_ file: String, _ id: String) throws -> Codes {
      try stage(ReadCodes.self, [("codes", file), ("id", id)]).run(Nothing(), in: .with(files))
    }
    #expect(try read("a.csv", "cell") == Codes(matrix, ids: ["007", "b", "c"]))
    #expect(try Codes(files: read("a.csv", "cell").files()).ids == ["007", "b", "c"])
    let missing = try #require(throws: ArtifactError.self) { try read("a.csv", "cells") }
    #expect(missing.description == "'a.csv' has no column 'cells'; its columns are 'u', 'cell', 'v'")
    let twice = try #require(throws: ArtifactError.self) { try read("twice.csv", "cell") }
    #expect(twice.description.contains("has the cell 'b' in row 1 and in row 2"))
    let nameless = try #require(throws: ArtifactError.self) { try read("a.npy", "cell") }
    #expect(nameless.description.contains("columns of a .npy file have no names"))
  }

  @Test func classesThatDoNotFitAreErrors() throws {
    let files = ["a.npy": (bytes: Npy.bytes(matrix), sha256: ""), "c.npy": (bytes: Npy.bytes([1, 2]), sha256: "")]
    let reading = try stage(ReadCodes.self, [("codes", "a.npy"), ("classes", "c.npy")])
    let error = try #require(throws: ArtifactError.self) { try reading.run(Nothing(), in: .with(files)) }
    #expect(
      error.description
        == "'a.npy' holds 3 codes, but 'c.npy' 2 classes; name two files that belong together")
  }

  @Test func aFileOfAnotherKindIsAnErrorOfTheNotebook() {
    #expect(
      message(ReadCodes.self, [("codes", "a.txt")])
        == "a.md:2:10: 'codes' must name a .npy or a .csv file, not 'a.txt'")
  }

  @Test func aLargeFileIsPutOutAsItIs() throws {
    let file = try LargeFile(rows: 8_193, columns: 1024)
    let context = StageContext.with([
      "c.npy": (bytes: Npy.bytes((0..<8_193).map { $0 % 2 }), sha256: ""),
      "short.npy": (bytes: Npy.bytes([1, 2]), sha256: ""),
    ])
    let large = try #require(
      try stage(ReadCodes.self, [("codes", "a.npy"), ("classes", "c.npy")]).run(on: file.files, in: context))
    #expect(large.asRead.mapValues(\.name) == ["codes.npy": "codes"])
    #expect(large.contents["classes.npy"] == Npy.bytes((0..<8_193).map { $0 % 2 }))
    #expect(
      try ValuesFile.decode(try #require(large.contents["values.json"]))
        == ["count": .integer(8_193), "latents": .integer(1024), "classes": .integer(2)])
    #expect(throws: ArtifactError.self) {
      try stage(ReadCodes.self, [("codes", "a.npy"), ("classes", "short.npy")]).run(on: file.files, in: context)
    }
  }
}
