set terminal svg size 360,364 fixed noenhanced rounded background rgb '#0d1117' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#6e7681'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#e6edf3'
set xtics offset 0,0.3
set key textcolor rgb '#e6edf3' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0.23333
set rmargin at screen 0.95556
set tmargin at screen 0.96154
set bmargin at screen 0.16484
set yrange [-0.037500000000000006:0.7875]
set ytics 0.2 format "%.1f"
set grid ytics back lw 1 lc rgb '#252b33'
set label "accuracy" at screen 0.03333,0.56319 center rotate by 90 front textcolor rgb '#e6edf3'
set yrange [0:*]
set boxwidth 0.62
set xrange [-0.6:1.6]
set xtics scale 0 ("EM" 0, "a longer name, 50%%" 1) norotate
set xlabel "method" offset 0,0.5 textcolor rgb '#e6edf3'
$bars << END
0 0.5 0.25 0.75
1 0.75 0.75 0.75
END
$points << END
-0.1 0.25
0.1 0.75
END
plot \
  $bars using 1:2 with boxes fs solid noborder fc rgb '#3b77a4' notitle, \
  $points using 1:2 with points pt 6 ps 0.6 lw 1.2 lc rgb '#4de6edf3' notitle, \
  $bars using 1:3:(0):($4-$3) with vectors heads size screen 0.01,90 lw 1.6 lc rgb '#e6edf3' notitle
