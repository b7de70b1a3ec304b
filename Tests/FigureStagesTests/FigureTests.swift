import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct FigureTests {
  @Test func aFigureHasAllItsFiles() throws {
    let points = Points(Matrix(rows: 4500, columns: 2, elements: (0..<9000).map { Double($0 * 7919 % 10_007) }))
    let figure = try stage(PointsScatter.self, [("limit", "1000")]).run(points, in: .silent)
    #expect(figure.light.starts(with: "<?xml".utf8))
    #expect(figure.dark.starts(with: "<?xml".utf8))
    #expect(figure.light != figure.dark)
    #expect(figure.picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(figure.note == "1,000 of 4,500 points are drawn")
    #expect(try Figure(files: figure.files()) == figure)
    #expect([figure.light, figure.dark, figure.picture].allSatisfy { $0.count < 500_000 })
  }

  @Test func theSameInputGivesTheSameFigure() throws {
    let drawn = try stage(PointsScatter.self).run(fourPoints, in: .silent)
    #expect(try stage(PointsScatter.self).run(fourPoints, in: .silent) == drawn)
  }

  @Test func filesOfAnotherKindAreErrors() throws {
    var files = try stage(PointsScatter.self).run(fourPoints, in: .silent).files()
    files.contents["dark.svg"] = [1, 2]
    #expect(throws: ArtifactError("'dark.svg' is not an SVG")) { try Figure(files: files) }
    files.contents["dark.svg"] = files.contents["light.svg"]
    files.contents["note.txt"] = [0xFF]
    #expect(throws: ArtifactError("'note.txt' is not UTF-8")) { try Figure(files: files) }
    files.contents["note.txt"] = []
    files.contents["linked.json"] = [1]
    #expect(throws: ArtifactError("'linked.json' is not JSON")) { try Figure(files: files) }
    files.contents["figure.png"] = []
    #expect(throws: ArtifactError("'figure.png' is not a PNG")) { try Figure(files: files) }
  }

  @Test func aFigureShowsNoNumbersOfItsOwn() throws {
    let figure = Figure(light: Array("<?xml".utf8), dark: Array("<?xml".utf8), picture: [0x89, 0x50, 0x4E, 0x47])
    #expect(figure.values.isEmpty && figure.note.isEmpty && figure.linked.isEmpty)
    #expect(try Figure(files: figure.files()) == figure)
    #expect(Set(figure.files().contents.keys) == Set(Figure.pictures + [Figure.noteFile, Figure.linkedFile]))
  }

  @Test func runsAreNumberedUnlessTheyHaveNames() throws {
    let plot = try stage(LatentScatter.self, [("runs", "a,b")]).plot(
      [Codes(fourPoints.coordinates), Codes(fourPoints.coordinates)], comparison(runs: 2))
    #expect(plot.panels.prefix(2).map(\.title) == ["a", "b"])
    let error = #expect(throws: FigureError.self) {
      try stage(LatentScatter.self, [("runs", "a,")]).plot(
        [Codes(fourPoints.coordinates), Codes(fourPoints.coordinates)], comparison(runs: 2))
    }
    #expect(error?.description == "'runs' gives one name, but there are 2; name each, or leave 'runs' out")
    let none = #expect(throws: FigureError.self) { try stage(MixtureScatter.self).plot(fourPoints.coordinates, []) }
    #expect(none?.description == "there are no runs to draw")
  }
}
