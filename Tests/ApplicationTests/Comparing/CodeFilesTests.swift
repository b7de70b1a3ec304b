import Application
import Foundation
import LinearAlgebra
import NumpyFormat
import Testing

/// What a user is told of files that cannot be compared: which file, and what would be right.
@Suite struct CodeFilesTests {
  @Test func aLoneFileHasNothingToBeComparedWith() async throws {
    let folder = try CodeFolder()
    let file = try folder.write(.rotated)[0]
    #expect(
      await folder.complaint([file])
        == "there is one file of codes, '/codes/run-1.npy', and nothing to compare it with; "
        + "name two files or more, one a run, of the same points in the same order")
    #expect(await folder.complaint([file, file]) == "'/codes/run-1.npy' is named twice; a run has one file")
  }

  @Test func everyFileOfAnotherShapeIsNamedAtOnce() async throws {
    let folder = try CodeFolder()
    var files = try folder.write(.rotated, runs: 2)
    files.append(try folder.write(Matrix(rows: 150, columns: 2, repeating: 1), to: "codes/short.npy"))
    files.append(try folder.write(Matrix(rows: 200, columns: 3, repeating: 1), to: "codes/wide.npy"))
    #expect(
      await folder.complaint(files)
        == "'short.npy' holds 150 rows, but 'run-1.npy' 200; a row is a point, and all runs must be of the same points "
        + "in the same order\n'wide.npy' holds 3 columns, but 'run-1.npy' 2; a column is a latent, and affine maps are "
        + "between codes of equally many")
    #expect(!folder.place.exists("out/report"))
  }

  @Test func numbersThatAreNoneAndOtherTypesAreRefused() async throws {
    let folder = try CodeFolder()
    var files = try folder.write(.rotated, runs: 2)
    var codes = Matrix<Double>(rows: 200, columns: 2, repeating: 1)
    codes[7, 1] = .nan
    files.append(try folder.write(codes, to: "codes/nan.npy"))
    files.append(folder.path("codes/vector.npy"))
    try Data(Npy.bytes([1.0, 2, 3])).write(to: URL(filePath: folder.path("codes/vector.npy")))
    let complex = Npy.bytes(codes).replacing(Array("<f8".utf8), with: Array("<c8".utf8))
    try Data(complex).write(to: URL(filePath: folder.path("codes/complex.npy")))
    files.append(folder.path("codes/complex.npy"))
    let lines = await folder.complaint(files).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("nan.npy: ") && lines[0].contains("entry (7, 1) is nan, not a finite number"))
    #expect(lines[1].hasPrefix("vector.npy: ") && lines[1].contains("its shape is 3"))
    #expect(lines[2].hasPrefix("complex.npy: ") && lines[2].contains("'<c8', is not one of '<f4', '<f8'"))
  }

  @Test func namesThatMeanNothingAreSaidSo() async throws {
    let folder = try CodeFolder()
    let file = try folder.write(.rotated)[0]
    #expect(await folder.complaint([file, folder.path("x.npy")]) == "there is no file of codes '/x.npy'")
    #expect(
      await folder.complaint([folder.path("codes/x*")])
        == "no .npy, .npz, .safetensors or .csv file matches '/codes/x*'")
    #expect(
      await folder.complaint([folder.path("Pipelines")])
        == "the folder '/Pipelines' holds no .npy, .npz, .safetensors or .csv file")
    try folder.place.write("1 2", to: "codes/a.txt")
    #expect(
      await folder.complaint([file, folder.path("codes/a.txt")])
        == "'/codes/a.txt' is no .npy, .npz, .safetensors or .csv file; separate the columns of '/codes/a.txt' by commas, and call it .csv"
    )
    #expect(
      await folder.complaint([file], classes: folder.path("c.csv")) == "there is no file of classes '/c.csv'")
  }

  @Test func classesMustBeOfThePoints() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 2)
    try folder.place.write("kind\n1\n2\n", to: "classes.csv")
    let complaint = await folder.complaint(files, classes: folder.path("classes.csv"))
    #expect(complaint.contains("'codes/run-1.npy' holds 200 codes, but 'classes.csv' 2 classes"))
  }

  @Test func aReportOverwritesNothingElse() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 2)
    try FileManager.default.createDirectory(atPath: folder.path("out/report"), withIntermediateDirectories: true)
    try folder.place.write("mine", to: "out/report/report.md")
    #expect(
      await folder.complaint(files)
        == "'/out/report' holds other files; name a new folder for the report with '--report'")
    #expect(try folder.place.read("out/report/report.md") == "mine")
  }

  @Test func blocksMustBeOfTheColumnsAndPointsEnoughForAHalf() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 2, points: 3)
    #expect(
      await folder.complaint(files)
        == "3 points are too few: maps are fitted to one half and scored on the other, the most influential point aside, so "
        + "it takes 5, and hundreds to tell much")
    let more = try folder.write(.rotated, runs: 2)
    #expect(
      await folder.complaint(more, blocks: [1, 2]) == "blocks of 1 and 2 columns are 3 columns, but the codes have 2")
  }

  @Test func aParameterOutOfRangeIsSaidSoBeforeAnythingIsWritten() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 2)
    let error = await #expect(throws: (any Error).self) { try await folder.compare(files, [("draws", "3")]) }
    #expect("\(String(describing: error))".contains("'draws'"))
    #expect(!folder.place.exists("out/report"))
  }
}
