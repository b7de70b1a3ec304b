import AlignmentArtifacts
import LinearAlgebra
import Stages
import TestSupport
import Testing

@Suite struct CodeComparisonFilesTests {
  @Test(arguments: [true, false]) func theFilesGiveItBack(priors: Bool) throws {
    let comparison = someComparison(priors: priors)
    #expect(try CodeComparison(files: comparison.files()) == comparison)
  }

  @Test func thePairsAreATableOfBothOrders() throws {
    let text = String(decoding: try someComparison().files()["pairs.csv"], as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("first,second,strong,strong-in-sample,one-to-one,"))
    #expect(lines[1].hasPrefix("1.0,2.0,0.5,") && lines[2].hasPrefix("2.0,1.0,0.25,"))
  }

  @Test func filesThatDoNotFitAreErrors() throws {
    var files = someComparison().files()
    files.contents["class.csv"] = Array("class,rule,sentence\nlinear,x,y\n".utf8)
    let error = try #require(throws: ArtifactError.self) { try CodeComparison(files: files) }
    #expect(
      error.description
        == "there is no equivalence class 'linear'; it is one of 'none', 'nonlinear', 'affine', 'permutation-and-scale', "
        + "'undecided'")
    files = someComparison().files()
    files.contents["weak.npy"] = files.contents["shifts.npy"].map { _ in
      Array(files.contents["rotation-null.npy"] ?? [])
    }
    #expect(throws: (any Error).self) { try CodeComparison(files: files) }
    files = someComparison().files()
    files.contents["spectra.csv"] = Array("first,second,correlation-1\n1,2,0.5\n".utf8)
    let third = try #require(throws: ArtifactError.self) { try CodeComparison(files: files) }
    #expect(third.description.hasPrefix("'spectra.csv' should have the columns"))
  }

  /// Each file is needed: without it there is an error that names it.
  @Test func aMissingFileIsNamed() throws {
    let files = someComparison().files()
    for name in files.contents.keys.sorted() where name != ValuesFile.name {
      var fewer = files
      fewer.contents[name] = nil
      // Priors are optional, and pairs are written for readers only.
      if name.hasPrefix("distance") || ["components.npy", "pairs.csv"].contains(name) { continue }
      #expect("\(name)") {
        try CodeComparison(files: fewer)
      } throws: {
        "\($0)".contains("\(name)")
      }
    }
  }

  /// A figure gives each component the colour of the first run's that it is taken to.
  @Test(arguments: [-1, 3, Int.max]) func aComponentThatThereIsNotIsRefused(number: Int) throws {
    var files = someComparison().files()
    let forged = someComparison(components: [[0, 1, 2], [2, number, 1]]).files()
    files.contents["components.npy"] = forged.contents["components.npy"]
    let error = #expect(throws: ArtifactError.self) { try CodeComparison(files: files) }
    #expect(error?.description == "'components.npy' holds \(number), but components count from 0 to 2")
  }
}
