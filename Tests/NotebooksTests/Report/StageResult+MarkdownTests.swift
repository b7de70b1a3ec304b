import Foundation
import Notebooks
import Testing

@Suite struct StageResultMarkdownTests {
  @Test func aFailedStageLeavesItsPlaceWithErrorAndLog() {
    var report = smallReport
    report.body = [.stage("fits"), .prose([.text("It is "), .missing(stage: "fits"), .text(".")])]
    report.stages[1].members[1].outcome = .failed(
      error: "component 2 <collapsed> at iteration 7", log: ["one", "```", "</details>"])
    report.stages.append(
      StageResult(
        name: "stability", kind: "compare-codes", upstream: ["fits"],
        members: [StageResult.Member(key: "", outcome: .skipped(because: "fits"))]))
    report.body.append(.stage("stability"))
    let text = render(report)
    #expect(text.contains("**❌ 1 of 4 stages failed, 1 not run · 1 of 2 claims hold** · "))
    #expect(
      text.contains(
        """
        ❌ **`fits`** runs `fit-mixture` on `points`: 2 members, 1 failed.

        > `fits[seed=2]`: component 2 &lt;collapsed&gt; at iteration 7

        ````text
        one
        ```
        </details>
        ````
        """))
    #expect(text.contains("It is *no value, since `fits` is not done*."))
    #expect(text.contains("❌ **`stability`** runs `compare-codes` on `fits`: not run, since `fits` failed."))
    #expect(text.contains("<summary>The last lines of the logs of failures</summary>\n\n`fits[seed=2]`: component"))
  }

  @Test func onlyThePageShowsHowLongStagesTook() {
    #expect(renderForPage(smallReport).contains("2 members, done, in 3 s; shown in"))
    #expect(renderForPage(smallReport).contains("**<a class=\"value\" href=\"#stage-fits\">0.97</a>**"))
    #expect(!render(smallReport).contains("in 3 s"))
  }

  @Test func aStageOfOneMemberHasItsKeyInTheLine() {
    #expect(render(smallReport).contains("Runs `sample-pinwheel`: done, key `aabbccdd`"))
  }

  @Test func onlyTheFirstFailuresStandInTheStory() {
    var report = smallReport
    report.stages[1].members = (1...5).map {
      StageResult.Member(label: "seed=\($0)", key: "", outcome: .failed(error: "no \($0)", log: ["last words"]))
    }
    report.body = [.stage("fits")]
    let story = render(report).components(separatedBy: "id=\"how-this-was-computed\"")[0]
    #expect(story.contains("5 members, 5 failed."))
    #expect(story.contains("> `fits[seed=3]`: no 3") && !story.contains("no 4"))
    #expect(story.contains("> and 2 more, in the appendix"))
  }
}
