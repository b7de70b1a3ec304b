import Notebooks
import Testing

@Suite struct ReportBodyTests {
  @Test func aFigureThatCouldNotBeDrawnLeavesItsPlaceAndNumber() {
    var report = smallReport
    let failed = FigureResult(
      name: "f", caption: [.text("Nothing.")], alt: [.text("Nothing.")], picture: .failed("no gnuplot"), sources: [])
    report.body.insert(.figure(failed), at: 0)
    let text = render(report)
    #expect(text.contains("> ❌ <a id=\"figure-f\"></a>**Figure 1.** Nothing. *Not drawn:* no gnuplot"))
    #expect(text.contains("**Figure 2.** The 2 fits."))
    #expect(text.contains("1 figure not drawn"))
  }

  @Test func thePictureStandsAtTheHeadAndNotInItsPlace() {
    var report = smallReport
    report.picture = "latents"
    report.body.append(
      .figure(
        FigureResult(
          name: "other", caption: [], alt: [], picture: .files(light: "a.svg", dark: "b.svg", png: "c.png"), sources: []
        )))
    let text = render(report)
    #expect(text.components(of: "id=\"figure-latents\"") == 1)
    let (picture, verdict) = (text.firstRange(of: "latents.svg"), text.firstRange(of: "1 of 2 claims hold"))
    #expect((picture?.lowerBound ?? text.endIndex) < (verdict?.lowerBound ?? text.startIndex))
    #expect(text.contains("**Figure 2.**  [source](#stage-other)"))
  }

  @Test func aStageThatIsDoneLeavesNothingInTheStory() {
    let text = render(smallReport)
    let story = text.prefix(upTo: text.firstRange(of: "id=\"how-this-was-computed\"")?.lowerBound ?? text.endIndex)
    #expect(!story.contains("aabbccdd") && !story.contains("1a2b3c4d"))
    #expect(!story.contains("Runs") && !story.contains("<details>"))
  }

  @Test func manyKeysOfASourceAreCounted() {
    var report = smallReport
    let keys = (0..<7).map { "\($0)2345678rest" }
    report.body = [
      .table(
        TableResult(
          name: "t", caption: [.text("Seven.")], headers: [.init(text: "a")], rows: [["1"]],
          sources: [Provenance(stage: "fits", keys: keys)]))
    ]
    let text = render(report)
    #expect(text.contains("×7, keys `02345678`, `12345678`, `22345678`, `32345678`, `42345678` and 2 more"))
  }
}
