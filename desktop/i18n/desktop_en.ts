<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Action</name>
    <message>
        <source>New run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a job…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the job as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Environment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdjustCard</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
    <message>
        <source>Formiga changed what did not fit and went on; the newest is the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln earlier change(s)</source>
        <translation>
            <numerusform>Show %Ln earlier change</numerusform>
            <numerusform>Show %Ln earlier changes</numerusform>
        </translation>
    </message>
    <message>
        <source>Press to find it on the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Adjusted</name>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga measures fewer rows at once and went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost: measuring takes a little longer; the numbers are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: fewer rows when measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga cut the longest rows and went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga made the optimizer smaller and went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga keeps fewer layers in memory and went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga made the batch smaller and went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} needed {needed} more and {free} were left, because {other} took {taken}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} needed {needed} more and {free} were left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} needed {needed} more than was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} did not fit into the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these layers need waits in the computer&apos;s memory meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows are cut at {tokens} tokens from here on, as the job allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) lost their whole answer by it and are left out.</source>
        <translation>
            <numerusform>%Ln row lost its whole answer by it and is left out.</numerusform>
            <numerusform>%Ln rows lost their whole answer by it and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The step was repeated as {now} instead of {was}: the same %Ln row(s) per update.</source>
        <translation>
            <numerusform>The step was repeated as {now} instead of {was}: the same %Ln row per update.</numerusform>
            <numerusform>The step was repeated as {now} instead of {was}: the same %Ln rows per update.</numerusform>
        </translation>
    </message>
    <message>
        <source>The step was repeated as {now} instead of {was}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every layer is computed a second time instead of being kept in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One layer in {every} is computed a second time instead of being kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer keeps its numbers in 8 bit and moves them to the computer&apos;s memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer keeps its numbers in 8 bit instead of 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost: {percent} slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next rung, if needed: {change}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last rung: after it the run would stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row length is never changed without asking you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows cut at {tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers wait in the computer&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every layer computed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one layer in {every} computed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch {was} → {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows are grouped by length instead of packed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of this model cannot be laid end to end without changing the result, so rows of like length share a batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is the same; some time goes into filled-up places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training became unstable at step {step}, so the learning rate went from {was} to {now}. The rows and their order stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga lowered the learning rate and went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate {was} → {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} their loss was no number. They come from these lines of the data: {lines}. All other rows stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out</source>
        <translation>
            <numerusform>%Ln row left out</numerusform>
            <numerusform>%Ln rows left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{lines} and %Ln more</source>
        <translation>
            <numerusform>{lines} and %Ln more</numerusform>
            <numerusform>{lines} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>{run}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapter off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapter on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>No rows are kept aside to measure on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are kept aside to measure on</source>
        <translation>
            <numerusform>%Ln row is kept aside to measure on</numerusform>
            <numerusform>%Ln rows are kept aside to measure on</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows} ({share}), chosen by chance; look-alikes stay together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a part aside instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) to measure on; none of them is trained on.</source>
        <translation>
            <numerusform>%Ln row to measure on; it is not trained on.</numerusform>
            <numerusform>%Ln rows to measure on; none of them is trained on.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured on these rows; none of them is trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with rows to measure on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the question, the model learns to answer by it; left out, it must guess from the question alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It has %Ln value(s) ({examples} …).</source>
        <translation>
            <numerusform>It has %Ln value ({examples} …).</numerusform>
            <numerusform>It has %Ln values ({examples} …).</numerusform>
        </translation>
    </message>
    <message>
        <source>What is “{column}” for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it in the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{column}” stands before the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{column}” is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is read as plain texts, and this column is not used. If it rates or sorts the texts, its values can be learned as answers; the model will then reply with the bare value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does “{column}” say something of the texts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the values as answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{column}” is learned as the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the accented letters?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hold letters that were read wrongly before they came here. The model would learn to write them so. Your file is not changed.</source>
        <translation>
            <numerusform>%Ln row holds letters that were read wrongly before they came here. The model would learn to write them so. Your file is not changed.</numerusform>
            <numerusform>%Ln rows hold letters that were read wrongly before they came here. The model would learn to write them so. Your file is not changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln row(s)</source>
        <translation>
            <numerusform>Repair %Ln row</numerusform>
            <numerusform>Repair %Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accented letters are repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accented letters stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in the middle of a row; it was probably not copied to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It breaks off at line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the part of the file that is whole?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Use the %Ln whole row(s)</source>
        <translation>
            <numerusform>Use the %Ln whole row</numerusform>
            <numerusform>Use the %Ln whole rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Not this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The %Ln whole row(s) of a cut file are used</source>
        <translation>
            <numerusform>The %Ln whole row of a cut file is used</numerusform>
            <numerusform>The %Ln whole rows of a cut file are used</numerusform>
        </translation>
    </message>
    <message>
        <source>The cut file is not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read lines with a comma too many?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) would be whole without their last comma. Your file is not changed.</source>
        <translation>
            <numerusform>%Ln line would be whole without its last comma. Your file is not changed.</numerusform>
            <numerusform>%Ln lines would be whole without their last comma. Your file is not changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read them (+%Ln row(s))</source>
        <translation>
            <numerusform>Read it (+%Ln row)</numerusform>
            <numerusform>Read them (+%Ln rows)</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are read without a comma too many</source>
        <translation>
            <numerusform>%Ln line is read without a comma too many</numerusform>
            <numerusform>%Ln lines are read without a comma too many</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines with a comma too many are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read NaN and Infinity as nothing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hold NaN or Infinity, which JSON does not know. Their words can be used all the same. Your file is not changed.</source>
        <translation>
            <numerusform>%Ln row holds NaN or Infinity, which JSON does not know. Its words can be used all the same. Your file is not changed.</numerusform>
            <numerusform>%Ln rows hold NaN or Infinity, which JSON does not know. Their words can be used all the same. Your file is not changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln row(s) NaN and Infinity are read as nothing</source>
        <translation>
            <numerusform>In %Ln row NaN and Infinity are read as nothing</numerusform>
            <numerusform>In %Ln rows NaN and Infinity are read as nothing</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows with NaN or Infinity are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What about cells under no header?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have more cells than there are columns; often a separator stands inside a text without quotes.</source>
        <translation>
            <numerusform>%Ln row has more cells than there are columns; often a separator stands inside a text without quotes.</numerusform>
            <numerusform>%Ln rows have more cells than there are columns; often a separator stands inside a text without quotes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use the row(s) without the extra cells (+%Ln)</source>
        <translation>
            <numerusform>Use the row without the extra cells (+%Ln)</numerusform>
            <numerusform>Use the rows without the extra cells (+%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells under no header are ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with extra cells are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who speaks here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) have a speaker that Formiga does not know. Used as the assistant, what it says is learned.</source>
        <translation>
            <numerusform>%Ln conversation has a speaker that Formiga does not know. Used as the assistant, what it says is learned.</numerusform>
            <numerusform>%Ln conversations have a speaker that Formiga does not know. Used as the assistant, what it says is learned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use as assistant (+%Ln row(s))</source>
        <translation>
            <numerusform>Use as assistant (+%Ln row)</numerusform>
            <numerusform>Use as assistant (+%Ln rows)</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown speakers are read as the assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations with unknown speakers are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on the preferred answers?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row has a preferred and a rejected answer. Formiga teaches answers: it can learn the preferred ones. The rejected ones are never trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the preferred answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preferred answers are learned, the rejected ones not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on the answers that are marked good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“{column}” says which answers are good: %Ln row(s). All others are left out, so that no bad answer is learned.</source>
        <translation>
            <numerusform>“{column}” says which answers are good: %Ln row. All others are left out, so that no bad answer is learned.</numerusform>
            <numerusform>“{column}” says which answers are good: %Ln rows. All others are left out, so that no bad answer is learned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learn the %Ln row(s) marked good</source>
        <translation>
            <numerusform>Learn the %Ln row marked good</numerusform>
            <numerusform>Learn the %Ln rows marked good</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the rows marked good are learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on the right choices?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each question has choices, and “{column}” says which of them is right. The choices stand under the question, each with its letter; the right one is the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the right choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right choices are learned as answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answers were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a column holds them, choose “Answer” above it. The texts of “{column}” can also be learned as they are; the model then writes such texts and answers nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the texts as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts are learned as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are labels, not answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{column}” sorts texts into groups. Learned as answers, the model will reply with the bare name of a group and nothing else, to whatever it is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the labels as answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn only the texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels are learned as answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts are learned without their labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{column}” is: {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this what the columns mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their names do not say it, so it was read from what they hold. {pairs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, that is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You confirmed what the columns mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the first line a row, or the names of the columns?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads: {cells}. It was taken as a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line is a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes: {shapes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without question and answer are left out.</source>
        <translation>
            <numerusform>%Ln row without question and answer is left out.</numerusform>
            <numerusform>%Ln rows without question and answer are left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds rows of several shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Use these %Ln row(s)</source>
        <translation>
            <numerusform>Use this %Ln row</numerusform>
            <numerusform>Use these %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of several shapes are used</source>
        <translation>
            <numerusform>%Ln row of several shapes is used</numerusform>
            <numerusform>%Ln rows of several shapes are used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleSheet</name>
    <message>
        <source>Support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens, your name, this computer&apos;s name and your folders are taken out. Read what is in it; it is only saved, never sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting the documents together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The documents are being put together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it to whoever helps you, if you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle could not be put together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents in the bundle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale of the loss axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the lower axis shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart is being loaded…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart could not be loaded ({error}). Everything else works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faint: every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line: smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axis clipped to 1–99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dots and squares: the earlier run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pauses left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every step follows in a moment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message numerus="yes">
        <source>Checked on all %Ln row(s)</source>
        <translation>
            <numerusform>Checked on %Ln row</numerusform>
            <numerusform>Checked on all %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked on the first %Ln row(s)</source>
        <translation>
            <numerusform>Checked on the first %Ln row</numerusform>
            <numerusform>Checked on the first %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are longer than {limit} and left out</source>
        <translation>
            <numerusform>%Ln row is longer than {limit} and left out</numerusform>
            <numerusform>%Ln rows are longer than {limit} and left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are cut at {limit}</source>
        <translation>
            <numerusform>%Ln row is cut at {limit}</numerusform>
            <numerusform>%Ln rows are cut at {limit}</numerusform>
        </translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow {tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave these rows out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut them at the end instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Examples ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with files of examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Expected: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuned:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{command} --help` shows what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tune language models on your own computer. Without a verb: the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wheels that engines are built from (`wheels export DIR`).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One JSON object on standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s folder instead of FORMIGA_HOME or the usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`en` or `pt_BR`; is remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`system`, `light` or `dark`; is remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job file cannot be used: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{given}” is not offered. Possible: {offered}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock for this computer: {lockfile} (row {row}; {evidence})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job was not started: the environment is not ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run goes on without this terminal. `formiga runs` shows how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine will commit a checkpoint and end. Ctrl+C again leaves it running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run: {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State: {state}, step {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out loss: {before} before, {after} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out perplexity: {before} before, {after} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: {path} ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as: {kind} ({how})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns: {columns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {kept} used, {dropped} left out, {rejected} rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line} {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more; `--json` lists them all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines {lines}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line} {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`--fix {fix}` would bring rows back: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows changed by `--fix {fix}`: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per row: {mean} on average, {p95} at 95 %, {max} at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks of at most {limit} tokens: {blocks}; nothing is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer than {limit} tokens: {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths were measured on {rows} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {name} ({architecture})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters: {count}, context {context} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {title}. {body} {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloading the model, {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}: held-out loss {loss}, perplexity {perplexity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the environment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting once more with this length …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {run} to commit a checkpoint and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet. `formiga train JOB.json` starts one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run folder: {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending it by force in {left} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repair is at work already: {repair}. Following it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the engine; at every file where nothing strikes at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong with the engine; it is built because of --to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build it? [y/N] </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use again: {env} (row {row}). `formiga rollback` undoes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files were not looked at: `formiga check` does that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No engine has been built yet: `formiga repair` builds one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one before, for `formiga rollback`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run works with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never finished; the next repair removes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed on {device}, {when}: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed on {device}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/3 Checking the environment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2/3 Teaching the starter model its sample …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3/3 What has changed:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no screen here, so the window stays closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the environment, start a job file, and follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with a run that was stopped or lost, and follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End a run after its next checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the runs, the newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how a data file or a model is understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory, time and readiness of a run, before it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download a model of the hub, or go on with its download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base and tuned answers side by side, with held-out numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at driver, card, engine and disk; say what to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build a known-good engine beside this one, try it, use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the engine before, at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the engines, with their proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collect what somebody needs to help, without your names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the folders and interpreters that are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the wheels of a row into DIR, for a computer without internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run&apos;s folder, name, or its beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it and return at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask, and return at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a run and free the device; `resume` goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checkpoint of a run that is going, now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a run that is going answer its questions, now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a countdown, end it without a checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds before `--force` acts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data file, a folder, or a dataset of the hub (owner/name).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model folder, a hub id or `starter`: counts its tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job file, or data: a file, a folder, a dataset of the hub (owner/name).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model folder, a hub id or `starter`; without it the models are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the settings begin; else `balanced`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A red finding that you take on; may be given again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try two real steps on the longest batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the job that `train` starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hub id such as `owner/name`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest row in tokens; longer ones are counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the columns: role, column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which words are learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bytes become letters, such as `cp1252`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands between two cells of a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a table&apos;s first row names its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repair that you agree to; may be given again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with this finding are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file to measure on, sought in the rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare every byte, try 4-bit training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge a report or a bundle instead of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tested set to build; `auto` for the one of this card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only from wheels that are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheels that `formiga wheels export` wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the plan, change nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even if it failed the same way twice before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new folder, or one that gets a folder in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tested set; else this one&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to save it; else here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not open the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passwords and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logins in addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at this computer and the engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the bundle, as text:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing had to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by placeholders: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as {path}? [y]es, [r]ead it first, [N]o: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing every file and trying 4-bit training: about a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: a new engine beside the one in use, row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: the engine, row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status} ({date}, {machine}, driver {driver})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you asked for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lockfile}, SHA-256 {sha256}…, {packages} packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: every wheel is kept here, no network is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its size is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}; {stored} of {packages} wheels are kept here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed} must be free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed} must be free, {lasting} stay in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair will end; what was fetched is kept. Ctrl+C again leaves it at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair goes on without this terminal. `formiga repair` shows how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept, and the engine in use was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new engine is in use: {env} ({time}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one before is kept: {env}. `formiga rollback` goes back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the wheels of {lockfile} (row {row}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept; nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} wheels, {size}, in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the other computer: `formiga repair --to {row} --wheels DIR`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copying wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages: {languages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked for quality: a sample of {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality: nothing was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check}: {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`--leave-out {reason}` leaves them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`--fix {fix}` repairs them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {run} to commit a checkpoint and free the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {run} to save a checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved after step {step}: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {run} to answer the job&apos;s questions now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job has no questions (`evaluation.sample_prompts`).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} as the model reads it: {tokens} tokens, of them learned: {trained} (between {open} and {close})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut here; tokens that are not seen: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… (lines: {count}) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: {used}, measured; {badge}: {free} of {total} are free ({device}, {way})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: {used}, computed; {badge}: {free} of {total} are free ({device}, {way})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest that fits: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (`--model NAME` takes one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is recommended for these rows on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>* recommended for these rows, and taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying two real steps on the longest batch …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets (`--preset`; * is taken)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of {preset} that differ from the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {value} (default {usual})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time: about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready: what is marked as stop stands in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready: `{command}` starts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. `--save JOB.json` writes the job for `formiga train`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`formiga check` says what is wrong, `formiga repair` builds the engine again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{press}: `{values}` in the job file (`--save JOB.json`).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`--probe` measures it with two real steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{press}: `--accept {code}`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{press}: `{option} {name}`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{command}` fetches it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{command}` shows the rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model: `--model NAME`; without it all are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the job with `--save JOB.json`, change it there, plan it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download will end; what has arrived is kept. Ctrl+C again leaves it at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here, and verified: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: {done} of {total} are kept; the same command goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download goes on without this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Please review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please review: {empty} of {rows} empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln role</numerusform>
            <numerusform>%Ln roles</numerusform>
        </translation>
    </message>
    <message>
        <source>{ready}: {roles}, {least} to {most} turns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareChoice</name>
    <message>
        <source>Compare with an earlier run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>{card} does not compute in bf16; the run would not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A processor gains nothing from fp16, and its results can overflow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No graphics card can be used on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This only acts together with gradient checkpointing, which is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A processor has no other memory to put it into: this has no effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has {layers} layers: at most one of them would recompute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic is fp16 here, and its scaled gradients do not go with bf16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A processor has nothing to page to: here it is the plain 8-bit optimizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a processor compiling costs its warm-up and gains nearly nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without rows kept aside nothing is measured, so the run cannot stop early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is measured only {times} times: it would never stop early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has only {updates} updates: nothing would be measured before its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has only {updates} updates: the rate would never be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Most updates” ends the run after {updates}, which is {epochs} epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads at most {context} tokens at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row is longer than the limit: none would be left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models of this kind usually have no layer called {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model&apos;s embedding and output layer are one table. With an adapter on {names} they are trained apart: new words are not produced, and the result cannot be merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The narrowest layer has {side} inputs or outputs: a higher rank adds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So much is forgotten that training gets slow; 0.05 to 0.1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {rows} rows: none would be left to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without rows kept aside there is no best state; the last one is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a rate for full fine-tuning: an adapter hardly moves with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much higher than usual for this model and batch: the loss may jump.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published runs became unstable at this strength: the loss will likely explode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set “{name}” to {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the window went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run that is going is not affected, and nothing of it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on. If it happens again, the details help to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Next: model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is still being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign at least a question and an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the question under the table first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be used as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with examples first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row of this file can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the first rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown here is how it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run takes your examples and teaches them to a model on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each column means, and what happens to every row.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeepCard</name>
    <message>
        <source>Check thoroughly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every file and try 4-bit training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thorough check is at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check is at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At work for {passed} of about {about}. You may go on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares every byte with its fingerprint, loads the libraries and does a real training step in 4 bit. About {about}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>From the Hugging Face hub…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kinds}, or a folder of them. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file with your examples here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message numerus="yes">
        <source>That is %Ln update(s).</source>
        <translation>
            <numerusform>That is %Ln update.</numerusform>
            <numerusform>That is %Ln updates.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That makes %Ln row(s) per update.</source>
        <translation>
            <numerusform>That makes %Ln row per update.</numerusform>
            <numerusform>That makes %Ln rows per update.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run has %Ln measurement(s).</source>
        <translation>
            <numerusform>The run has %Ln measurement.</numerusform>
            <numerusform>The run has %Ln measurements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That is {some} of %Ln layer(s).</source>
        <translation>
            <numerusform>That is {some} of %Ln layer.</numerusform>
            <numerusform>That is {some} of %Ln layers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That makes %Ln block(s).</source>
        <translation>
            <numerusform>That makes %Ln block.</numerusform>
            <numerusform>That makes %Ln blocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are left out instead of {usual}.</source>
        <translation>
            <numerusform>%Ln row is left out instead of {usual}.</numerusform>
            <numerusform>%Ln rows are left out instead of {usual}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are cut instead of {usual}.</source>
        <translation>
            <numerusform>%Ln row is cut instead of {usual}.</numerusform>
            <numerusform>%Ln rows are cut instead of {usual}.</numerusform>
        </translation>
    </message>
    <message>
        <source>As many rows are cut as with the recommended value.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndCard</name>
    <message>
        <source>End the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending it keeps everything up to the last checkpoint; the steps after it are done again by Resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is still busy with a long step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does what was asked as soon as that step is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gives a sign every 10 seconds, and none has come for longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes up to 20 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The engine is ended in %Ln second(s)</source>
        <translation>
            <numerusform>The engine is ended in %Ln second</numerusform>
            <numerusform>The engine is ended in %Ln seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything up to the last checkpoint stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineLine</name>
    <message>
        <source>Turn off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first step then comes some seconds later, and the memory is free meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An engine then waits while a run is set up, and the first step comes sooner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is ready and holds {memory} of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is getting ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine starts together with the run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>Environment ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compute capability {compute_capability:version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free_bytes:memory} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row_driver_minimum:version} or newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free GPU memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit training, tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minimum:version} or newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row_lowest:version} to {row_highest:version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>advised: {row_driver_advised:version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use by {programs_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the job needs {needed_bytes:memory}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training runs on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best this card offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed {t_when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {seconds:duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row}, built {created_t_when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one click, without network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first repair keeps this environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{present} of {wanted} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes:size} kept for repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free_bytes} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>advised: {advised:version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architectures in torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in bitsandbytes: {bitsandbytes_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a repair needs {repair_needs_bytes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed_bytes} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk for a repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{available_bytes:memory} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed_bytes:memory} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python of the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not part of the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for by {asked_by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build of torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none missing or cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing, {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check itself did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended with: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again; if it stays, the log in Formiga&apos;s home has more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to train: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it was tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is expected to work. Worth knowing: {notices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back returns to the environment before, at once and without network. Your runs and models are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair builds a fresh environment beside the present one ({costs}), tries it, and only then switches. Your runs and models are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more finding(s) in the table below.</source>
        <translation>
            <numerusform>%Ln more finding in the table below.</numerusform>
            <numerusform>%Ln more findings in the table below.</numerusform>
        </translation>
    </message>
    <message>
        <source>libraries load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>card answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training after measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fingerprints of every file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} {measured} (limit {limit})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computers without an NVIDIA card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very small models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GTX 10 cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V100 cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTX 20 and GTX 16 cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTX 30 cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTX 40 cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H100 and H200 cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTX 50 cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drivers 525 to 579</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to download, {stored} of {wanted} files are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to download: every file is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of disk needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of disk needed, {free} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnvironmentPage</name>
    <message>
        <source>Looking at this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check looks at the engine, the graphics card and the disk; it takes seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine, the graphics card, the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked {age} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked thoroughly {age} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked thoroughly just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared with {lockfile}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the repair writes down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsTable</name>
    <message>
        <source>Fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more finding(s)</source>
        <translation>
            <numerusform>Show %Ln more finding</numerusform>
            <numerusform>Show %Ln more findings</numerusform>
        </translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>How large each correction is. Lower it if the loss jumps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often every row is seen. More rounds teach more and overfit sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End after this many updates, whatever the epochs say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest row in tokens. Memory grows with it; longer rows are cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to rows longer than the limit: cut at the end, or left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which words are learned: every answer, the last one, or all text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose conversation format rows are given: the model&apos;s own, or Formiga&apos;s plain one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at most this many rows, chosen by the split seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out rows that repeat another exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate falls over the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly this many warm-up updates; replaces the share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gentle pull of the adapter towards zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger corrections are scaled down to this length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same seed, same order of rows and same start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows whose loss is no number: stop and name them, or leave them out and go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter&apos;s rank: how much it can hold. More rows need more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the adapter acts; keep it when you change the rank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random forgetting in training; helps small sets seen many times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layers get an adapter; all linear layers teach best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale by alpha over the square root of r; raises the effective rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter&apos;s own number format; bf16 halves it and rounds more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 4-bit number format of the base weights; NF4 keeps more quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise the scales too: 0.37 bit per parameter less memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows in memory at once. Smaller needs less memory and more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of those are summed into one update of the adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay rows end to end instead of padding them; each still reads itself alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompute instead of remember: much less memory, about a third slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layers recompute: every one (1), every second (2); fewer are faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let what layers wait for lie in the computer&apos;s memory, not in the card&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the optimizer keeps its memory: 32 bit, 8 bit, or 8 bit paged; auto takes 32 bit where it fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If memory runs out and nothing else helps, cut rows shorter and go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compile the layers first: minutes of warm-up, then faster steps on a card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number format of the arithmetic; auto takes the card&apos;s best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the run computes; auto takes the graphics card if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds between checkpoints; at most this much can be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep exactly this many rows aside; replaces the share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which rows are kept aside; same seed, same rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates between measurements; empty means about ten per run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows measured at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many kept-aside questions are answered and shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own questions to answer and show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest shown answer, in tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the adapter of the best measurement, not of the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many measurements without a better one; empty means never.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You changed what the columns mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As detected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>On this computer {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits my GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, hub id, or drop a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commercial use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model of the list fits this</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
    <message>
        <source>Look up {name} on the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hub id reads owner/name; Return looks it up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gist</name>
    <message>
        <source>rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs: {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows up to {tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA r {r}, alpha {alpha}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all linear layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trained} of {all} trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows: {rows} × {times}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer: {bits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compiled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpointing of one layer in {every}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpointing on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop early, patience {times}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no checkpointing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept aside: {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every {updates} updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the best</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Environments that were built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use by a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back to this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no proof kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proof failed: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proof passed {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proof passed {when}: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message>
        <source>Recently used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file at hand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few hundred questions and answers and a very small model: a finished run within minutes, on any computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write examples by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A form for question and answer; 50 are enough for a first try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same examples and settings: {run}, {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat an earlier run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubSheet</name>
    <message>
        <source>From the Hugging Face hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files are fetched once into Formiga&apos;s own folder. Only the dataset&apos;s name leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owner/name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name reads owner/name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Starter model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobFiles</name>
    <message>
        <source>“{name}” could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same run from the command line: `{command}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the job as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is not complete yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be used as a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>“{name}” waits for this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to your job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training starts at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training starts when you go back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Arabic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Czech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LegendCard</name>
    <message>
        <source>What you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is corrected on these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read, not learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks from the chat template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond the limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Length</name>
    <message>
        <source>Rows by their length in tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens}+ tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit {tokens}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {median} · longest {longest} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>measured on %Ln row(s)</source>
        <translation>
            <numerusform>measured on %Ln row</numerusform>
            <numerusform>measured on %Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Every row fits {tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) longer than {tokens} tokens</source>
        <translation>
            <numerusform>%Ln row longer than {tokens} tokens</numerusform>
            <numerusform>%Ln rows longer than {tokens} tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text becomes %Ln block(s) of at most {tokens} tokens</source>
        <translation>
            <numerusform>The text becomes %Ln block of at most {tokens} tokens</numerusform>
            <numerusform>The text becomes %Ln blocks of at most {tokens} tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} tokens or more: {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last} tokens: {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>a limit of {tokens} cuts %Ln row(s)</source>
        <translation>
            <numerusform>a limit of {tokens} cuts %Ln row</numerusform>
            <numerusform>a limit of {tokens} cuts %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineSheet</name>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, {at} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>{count} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured on rows of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} kept aside for validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{price} by “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>You may close this window; training continues.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>{used} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it fit: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: two real steps on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed from the model&apos;s sizes and your settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveWords</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>Engine log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the libraries print while they work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been printed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what the libraries printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the libraries printed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <source>Loss by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss {loss} at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss {loss} at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossTable</name>
    <message>
        <source>Loss by step as a table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossTableModel</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message>
        <source>Validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens it hesitates between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>The model itself, packed. It never changes, so it needs no gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of tokens, the output layer and norms are never packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two thin matrices beside each of the model&apos;s; kept in 32 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One number for each trained parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two running means for each trained parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each token leaves behind in the layers until its gradient is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One number for each token and each word of the vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest matrix, unpacked for its product and dropped afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What driver and libraries take before anything is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How is this counted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} with your rows and settings, at the fullest moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers × {bytes} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank {r} × {sides} inputs and outputs × {bytes} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} × {tokens} tokens × {layers} layers, all kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} × {tokens} tokens: the input of each of {layers} layers, and one layer whole (gradient checkpointing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} × {tokens} tokens: the input of each of {recomputed} layers, the other {whole} and one more whole (gradient checkpointing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trained × {bytes} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} tokens × {words} words of the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured once: about the same for every model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} of {whole} are free. Up to 75 % of that it fits, up to 95 % it is tight: other programs move, and memory is handed out in blocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed before anything is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved onto what two real steps on this computer measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line: your {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three ways to train it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{way}, close up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed, not measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected by a measurement on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains {trained} of {whole} parameters ({share}); the rest stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA, 16-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QLoRA, 4-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every parameter is trained, with Adam&apos;s two moments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model stays as it is; small adapters are trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same adapters, on a model packed to 4 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA, 8-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights, {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embeddings, {bits}-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapters, {count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer, {bits}-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations, {rows} × {tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the processor&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>{total}, {free} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>Very small: to see the whole way in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small and quick: short answers, one tone, one format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small, and made in Portuguese from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good size for most tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong: writes and reasons better, trains slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large: the best answers, for cards with much memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated here; see the model&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence}; read it on the model&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence}, research only: no commercial use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence}, commercial use allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence} terms, commercial use allowed with conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language} first</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s)</source>
        <translation>
            <numerusform>%Ln language</numerusform>
            <numerusform>%Ln languages</numerusform>
        </translation>
    </message>
    <message>
        <source>{languages}, incl. Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>travels with Formiga</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence}, sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its memory is counted as soon as its size and this computer are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very small; it travels with Formiga and trains on any computer. Made to try everything with the sample, not to answer real questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} from {host}, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} tokens; your longest row {longest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} tokens; your longest row has {longest} and is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chat template: a base model, not tuned to answer. Formiga&apos;s documented template is used; an instruct version of the same model usually learns faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs your agreement on {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or later: it is fetched when training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} have arrived and are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on when this window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the hub …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping; what has arrived is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>A good size for your {rows} in {languages}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good size for your {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest that fits well and trains in about {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended is the largest model of the list that fits with room to spare, trains within four hours (without a card half an hour, else over night), speaks the languages of your rows, takes their length, allows commercial use and asks for no agreement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {need}; {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would fit with rows of at most {tokens} tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It would fit with %Ln row(s) at once.</source>
        <translation>
            <numerusform>It would fit with %Ln row at once.</numerusform>
            <numerusform>It would fit with %Ln rows at once.</numerusform>
        </translation>
    </message>
    <message>
        <source>It may work; close other programs that use memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller model, or use a larger card.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Recommended for your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model learns from your rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · {count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is still being looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot be trained as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model folder (with config.json and .safetensors files)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The badge counts memory for {way} on the processor with your rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The badge counts memory for {way} on your {card} with your rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is downloaded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model of the list both fits and trains over night with these rows. The starter model or a small one shows the whole way; fewer or shorter rows help too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once your rows and this computer are known, the one that suits them is marked with a star.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelView</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Rows are limited to {limit} tokens, as the model is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job allows {asked} tokens a row; this model reads {limit} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga changed a setting and went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}: {before} became {after}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanParts</name>
    <message numerus="yes">
        <source>and %Ln more finding(s)</source>
        <translation>
            <numerusform>and %Ln more finding</numerusform>
            <numerusform>and %Ln more findings</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {row}: {count} packages, each fixed by its fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs, models, data and settings are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present environment stays in use until the new one has passed its test, and after that for a rollback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s) change</source>
        <translation>
            <numerusform>%Ln package changes</numerusform>
            <numerusform>%Ln packages change</numerusform>
        </translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every package of the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s), with their versions</source>
        <translation>
            <numerusform>%Ln package, with its version</numerusform>
            <numerusform>%Ln packages, with their versions</numerusform>
        </translation>
    </message>
    <message>
        <source>Show every file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved, not yet run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its versions fit together and every file is known, but nobody has yet reported a training with it. It is tried on this computer before it is switched on; the present one stays if that fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}: {machine}. {result}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages that change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message>
        <source>What the set-up does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the repair does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been fetched or changed so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder with the exported files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The set {row} cannot be planned for this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build this set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have the files on a disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space where Formiga keeps its environments, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another tested set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another set, if you know why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {serves}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row}: torch {torch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row}: torch {torch} (fits this computer best)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second choice: {row}. {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It serves this card as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works without a card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This set is not expected to work on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Quick look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln update</numerusform>
            <numerusform>%Ln updates</numerusform>
        </translation>
    </message>
    <message>
        <source>rank {r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the data right? A short run on {share} of the rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the data right? A short run to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A larger adapter that sees every row more often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best result for the time on most data. Keeps the best state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>epochs: {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{items} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list in square brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a length of at least {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a length of at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A problem called {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version has no sentence for it. Its facts: {facts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file `engine.log` in the run&apos;s folder says more; a newer Formiga may too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is not set up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no engine environment in {home}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine&apos;s Python is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python} does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused to start the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether a virus scanner or missing rights stand in the way, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended before it began to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit code {exit_code}. Its last words: {log_tail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the environment. The whole output is in engine.log in {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is gone without a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was. The last step that was seen is {step}; everything up to the last checkpoint is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume goes on from there: `formiga resume {run:name}`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is alive and silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has said nothing for {silent_s}; every 10 s is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer may be busy or asleep. Wait, or stop the run by force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine gave no answer that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{verb}` ended with exit code {exit_code}. Its last words: {stderr_tail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the environment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine took too long to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{verb}` was ended after {timeout_s}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when the computer is less busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair could not be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Look whether the disk is full, or a virus scanner or missing rights stand in the way, then repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair is gone without a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was (stage: {stage:word}). The engine in use was not touched. Its last words: {log_tail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was (stage: {stage:word}). The engine in use was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorded facts cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the output of `formiga check --json`, or a bundle that `formiga bundle` has written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or free some space there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run called “{wanted}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither a folder nor a run in {home} has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`formiga runs` lists the runs that there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one run is meant by “{wanted}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could be: {matches}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type more of the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is not going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state of {run:name} is: {state:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a run that is going can be asked for something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is not paused any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: only a paused run is ended so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has nothing that could be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the checkpoints of {run:name} is as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it: it begins again where nothing is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A damaged checkpoint was not taken as the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {path} differs from its manifest. The adapter of step {step} is the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run:name} holds no sample answers and no measurements. Its state is: {state:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the first evaluation, or resume the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died and was started again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was gone without a word, so the run goes on from step {step}, its last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do. If it happens again, look at engine.log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died again and was not restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had gone on from step {step} before and died before it could save anything new. Another start would most likely end the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the end of engine.log and whether memory ran out, then resume by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine keeps dying and was not restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was started again {count} times within {minutes} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died and could not be started again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the environment, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s folder could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or give your account the right to write there, or choose another home folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your account the right to write there, or choose another home folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model or its sample is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} should have come with Formiga.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the folder from the release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither a file nor a model was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a FILE, or a model with `--model`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no screen to open the window on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works here without a window too: `formiga --help` shows how.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended with exit code {exit_code}: {stderr_tail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder, or choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data file in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no JSON, JSONL, CSV, Parquet or text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder or the file that holds your examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close programs that hold the file, and check that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds not a single row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or save the examples into this one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds no rows of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} looks like: {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack or export it first. JSON, JSONL, CSV, Parquet and plain text work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file ends in the middle of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} breaks off at line {line}, column {column}, after {rows_before} whole rows. It was probably not copied or downloaded to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download the file again. It has not been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file has a mistake in its JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}, column {column}, after {rows_before} whole rows: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct that place, or save one JSON object a line (JSONL): there a broken line costs only itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: more than {limit} brackets inside each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the examples as flat rows: one question, one answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Parquet file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, after {rows_before} whole rows: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy, download or export the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packed file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be unpacked: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packed file grows far too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {packed_bytes} have already become {unpacked_bytes}. Rows of text never pack so well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack the file by hand if you trust it, and choose what comes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row of the data file has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the row at line {line} is longer than {limit_bytes}. A quote or a line break is probably missing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct that place, or save one JSON object a line (JSONL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This encoding is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encoding of text is called {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use utf-8, utf-16, cp1252 or another one of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells cannot be separated by this character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The separator given is: {delimiter}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a comma, a semicolon, a tab or a vertical bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set is not on this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file called {repo_id}, and no data set of that name was downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it on the Data page, or check the file&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set holds no files that are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{repo_id} has no JSON, JSONL, CSV, Parquet or text file. It has: {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another data set, or download and convert this one by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not one line of the data file could be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {lines} lines, all of them rejected. The first is line {line}: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at that line. If the name&apos;s ending is wrong, set `dataset.format`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which column is the question and which the answer is unclear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has the columns {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign at least a question and an answer: in the window above the table, in a job file with `dataset.columns`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no column “{column}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was to be the {role}. The columns of {path} are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of these columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column cannot be used as “{role}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible uses: {roles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of these uses in `dataset.columns`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question or an answer is not assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned so far: {roles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign at least a question and an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected answers cannot be learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column {column} of {path} holds the rejected answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the column with the preferred answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of data cannot teach answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was recognised as {kind:word} (columns: {columns}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the columns yourself if that is wrong, or add a column with answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows have no answers to learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read from {path}: {rows}. Columns: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column holds the answers; or give the column of the texts the part Text (`text` in `dataset.columns`): then they are learned as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is left to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read from {path}: {rows}. Left out: {dropped:reasons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the most frequent reason first; a wrongly assigned column is common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row is longer than the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read from {path}: {rows}. None fits {max_length} tokens with its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise `training.max_length`, or shorten the rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too few rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} gives {rows} rows that can be used; {needed} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add examples: from 50 on a first try makes sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping that many rows aside leaves none to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {rows}. To be kept aside: {validation_rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower `dataset.validation_rows`; a tenth is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that this run measures on are not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It began with {rows} rows kept aside; {missing} of them are not found in the data as it is read now. What is measured could not be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run with this data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s chat template refuses these rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {rows}. The template says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often a system message or two questions in a row are not allowed: leave that column out, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s chat template does not come to an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a small program that came with the model. It was stopped after {limit_s} seconds on one row; it usually takes a thousandth of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or a newer version of this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s chat template fills the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a small program that came with the model. It was stopped when it took more than {limit_bytes} for one row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that renders chat templates does not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A virus scanner may have stopped it. Try again, or allow the engine&apos;s Python there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer has no end mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokenizer} names no token that ends an answer, so the model could never learn to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the instruct version of this model, or another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows hold marks that the model has no number for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens}, in {rows} rows. The tokenizer was given new marks and the model, which knows {vocab_size}, was not made larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Formiga&apos;s own conversation format (`dataset.chat_template` `formiga`), take the marks out of your texts, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row is a single message. Call who asks `user` and who answers `assistant`, or put the messages of each conversation into one row, as a list under `messages`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are words with tags, as taggers learn them. Add a column with a question and one with an answer in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was prepared for another model: it holds numbers of tokens. Use the texts that it was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns hold numbers, ids or dates and no text. A language model learns from texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To teach the labels as answers, assign the text as question and the label as answer. To learn only the texts, give their column the part Text (`text` in `dataset.columns`).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To teach the right choice, assign the question, the choices and the answer yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To learn the preferred answers only, assign the question and the preferred answer and leave the rejected one out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To learn the answers that are marked good only, assign the question and the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of tested engines cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Formiga again; this file came with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tested engine for this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {os} on {machine} with Python {python:version}. Tested sets: {available}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lock file is not the one that was tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install one of the Pythons named above, and run the set-up with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lockfile} should have SHA-256 {expected_sha256:hash8}…; found: {found_sha256:hash8}… Nothing is installed from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the file from the release, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lock file is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lockfile} came with Formiga, and no engine can be built without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row that was chosen cannot work on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: {row}. Right here: {wanted_row}. Why: {why:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `formiga repair --to auto`: the right row is built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operating system is too old for this engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{component:word} {installed:version} is here; {minimum:version} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the operating system, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; Visual C++ part is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch&apos;s libraries cannot load without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the Microsoft Visual C++ Redistributable (x64) from https://aka.ms/vs/17/release/vc_redist.x64.exe, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; Smart App Control blocks the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refused to load {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; Smart App Control is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refuses libraries that it does not know, PyTorch&apos;s too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s folder lies too deep for Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest file below {path} would have a path of {length} characters; {maximum} are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was never finished or is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env} has no COMPLETE mark: its set-up did not reach its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training engine&apos;s Python does not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python}: {reason:word}. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python}: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine runs on another Python than its lock was made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed: {installed:version} ({bits} bit). Locked: {locked:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine would use another Python&apos;s packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env}: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not say which lock it was built from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>formiga-env.json in {env}: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was built from an older lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} now uses {lockfile}; its SHA-256 begins with {tested_sha256:hash8}, and this engine was built from {installed_sha256:hash8}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer release of this Linux is needed, for example Debian 12, Ubuntu 22.04 or RHEL 9; glibc cannot be updated alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Windows (Settings → Windows Update), restart, and check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update macOS (System Settings → General → Software Update), then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} has another version than tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed: {installed:version}. Locked: {locked:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} is missing from the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock asks for {package} {locked:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} is installed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions found: {versions}. Which one is used is chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records of {package} are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it consists of cannot be read: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} is too old for {asked_by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed: {installed:version}. {asked_by} works with {minimum:version} or newer, and does not say so when it is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} and {requires} do not fit together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} needs {requires} {needed}; installed: {installed:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} lacks {requires}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} needs {requires} {needed}; it is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch is another build than tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed: {installed:version}. Tested: {tested:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has a PyTorch that cannot use your card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu} is there, and torch {torch:version} of row {row} computes on the processor only: about a hundred times slower. The row for this card is {wanted_row}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Repair, or run `formiga repair --to {wanted_row}`: the engine for this card is built beside this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that runs at every start was put into the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} belongs to none of the installed packages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of {package} are missing or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {missing}. Changed: {changed}. For example: {examples}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the engine are missing or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interrupted upgrade left pieces in the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left behind: {names}. Something else than Formiga was at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file is used in place of {module}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has the same name and is found first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or move that file, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bitsandbytes lacks its part for this PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch was built for CUDA {cuda:version}; bitsandbytes has: {available}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} is not part of the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} {installed:version} was added to the engine by something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training goes on as before; a rebuilt engine is without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine holds files that no package brought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files: {count}. For example: {examples}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training goes on as before; a rebuilt engine is without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of other programs are kept away from the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored environment variables: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Python&apos;s packages are not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {path} ({where:word}) there are copies of: {packages}. The engine is started without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of pip that move installations are not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: {names}. Where packages come from is taken from pip&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file beside the job is named like the package {module}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not imported: the engine does not look there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine&apos;s Python has no C headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python}: parts that are compiled while training (Triton) cannot be built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training as Formiga sets it up does not need them. On Debian and Ubuntu they are in python3-dev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little free memory for this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading needs about {needed_bytes:memory}; {available_bytes:memory} are free, and {swap_bytes:memory} of swap (page file).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or enlarge the page file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for temporary files is nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {free_bytes} free, {minimum_bytes} are needed at times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space there, or let TMPDIR (Windows: TEMP) name another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s folder is not on this computer alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {kind:word} ({service}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s folder has letters that some tools stumble over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done while all works. Else set FORMIGA_HOME to a folder in plain letters, for example C:\Formiga.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine&apos;s Python answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python {version:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was built from a known lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row}: {lockfile}, {lock_sha256:hash8}. Tests: {evidence:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every package is the locked one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} {installed:version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed file is missing or cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files looked at: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder lies in memory: what is written there takes memory from training. Let TMPDIR name a folder on a disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronising would copy gigabytes and hold files while they are written. Set FORMIGA_HOME to a folder outside of it, for example C:\Formiga, and start Formiga again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network folder is slow, and its locks cannot always be trusted. Set FORMIGA_HOME to a folder on this computer&apos;s own disk and start Formiga again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting `{setting}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean `{did_you_mean}`?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename it, or remove the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has a name like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{setting}` is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job cannot start without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to the job file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{setting}` has a value of the wrong kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {found:plain}. Expected: {expected:plain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a value of that kind, or remove the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{setting}` has a value that is not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {found:plain}. Possible: {expected:plain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the possible values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{setting}` is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {found:plain}. Allowed: {allowed:plain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a value within the limits, or remove the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows to measure on are given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job names a `validation_path` and a number of `validation_rows`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job file is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look there for a missing comma, quote or bracket, and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job file holds no job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job is one JSON object in braces; found: {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run folder has a job.json that shows how one looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as text in UTF-8, and check that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics driver answers with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: {fault:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the computer. If it stays, install the driver again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No graphics card is found any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was built for a card (row {row}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A graphics card is there, and its driver is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics driver is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu} runs with driver {installed:version}; row {row} needs {minimum:version} or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card is too old for 4-bit training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}; the oldest that is served is {minimum:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small models train on the processor instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This engine has no code for your card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}; row {row} serves {lowest:version} to {highest:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the NVIDIA driver to {advised:version} or newer when it suits you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the NVIDIA driver to {advised:version} or newer when it suits you; for a V100 or Titan V no further than branch 580, the last for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the NVIDIA driver to {advised:version} or newer when it suits you, but no further than branch 580: it is the last for this card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the card sits and has power; or run `formiga repair --to cpu` to train on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA cards found: {cards}. Without NVIDIA&apos;s driver none can compute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; graphics driver is not seen in WSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its library should be in {path}, and is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the NVIDIA driver in Windows (none in WSL itself), then run `wsl --update` and `wsl --shutdown` in Windows and start again. Without an NVIDIA card nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{library} has no code for your card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}; the installed files hold code for: {architectures}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card has too little free memory for this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed: about {needed_bytes:memory}. Free on {gpu}: {free_bytes:memory} of {total_bytes:memory}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use the card, or choose a smaller batch, `max_length` or model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine for this card is not shipped yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu} wants row {wanted_row}; this version does not have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small models train on the processor until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting hides the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{variable} is set to “{value}”, so the engine sees no card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove that environment variable and start Formiga again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{variable} is set and empty, so the engine sees no card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether there is a graphics card could not be found out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked: {source}. Answer: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a card nothing is lost. With one, restart the computer and check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cards in this computer differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: {chosen}. Not used: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set CUDA_VISIBLE_DEVICES to prefer another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer graphics driver is advised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed: {installed:version}. Advised for row {row}: {advised:version} or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch and bitsandbytes have code for this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch: {torch}. bitsandbytes: {bitsandbytes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose row {row} yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself Formiga would take {wanted_row}; `formiga repair --to auto` goes back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; graphics driver is seen in WSL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The driver was updated while it was in use: restart the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the computer. If it stays, install the driver again; on Linux with Secure Boot its module must be signed (the installation asks for it).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the NVIDIA driver again, restart the computer and check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the computer off and on. If it comes back, look at the card&apos;s seat, power and temperature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the computer off and on; look at the card&apos;s seat and power, and at a BIOS update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card itself has a fault: ask whoever sold it. The processor still trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {needed_bytes} needed, {free_bytes} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something could not be looked at: {fact:word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{memory_bytes:memory}, compute capability {compute_capability:version}, driver {driver:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic on this card: {precision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free memory of the card: {free_bytes:memory}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {total_bytes:memory} on {gpu}. Programs that use it: {programs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No NVIDIA card: training runs on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model and very small ones train well on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free disk space: {free_bytes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{os} on {machine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python {python:version}, glibc {glibc:version}, memory {memory_bytes:memory}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python {python:version}, memory {memory_bytes:memory}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download the model again, whole, and choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model folder is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder again, or give a hub id such as `org/name`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has not been downloaded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{repo_id} is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is fetched when a run starts with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder holds no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no config.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that has config.json and *.safetensors in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s config.json cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s config.json and its weights disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: `{field}` is {config:plain} in config.json and {weights:plain} in the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s config.json contradicts itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: `{field}` is {value:plain}, which does not go with `{other}` = {other_value:plain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s config.json cannot be right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: `{field}` is {value:plain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s weights are not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lacks what its other layers have: {tensors}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model also takes pictures or sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a {architecture}: a language model inside a larger one. Formiga trains models of text alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the text version of the family, if it has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model does not write text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a {architecture}; training needs a causal language model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model whose architecture ends in ForCausalLM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model needs code of its own, and that is not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} asks to load: {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a version of the model that transformers knows by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is quantised already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was saved with {method}; its weights cannot be re-packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {base_model}, which it was made from; it is quantised while loading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the 16-bit version; it is quantised while loading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an adapter, not a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is trained for the base model {base_model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF files cannot be trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds {files}, a format for running models only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the safetensors version of the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model folder has no weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has a config.json and no *.safetensors file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are in a format that can run code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has only {files}. Loading such files is not safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model&apos;s safetensors version; most have one on the hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the model&apos;s weight files are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} names them and does not have them: {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight file is cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {path} has {actual_bytes}; it should have {expected_bytes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {path}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model folder has no tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has neither tokenizer.json nor another known tokenizer file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {files}, and no tokenizer.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a version of the model that has a tokenizer.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mixture of experts ({family})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what its {experts} experts share is adapted; the experts stay as they are, in 16 bit. This is not proven here: start with a short run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config.json names another precision than the weights have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says {config}, the weights are {weights}. Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{repo_id}” is neither a folder nor a hub id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hub id looks like `organisation/model`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder may be written to and that the disk is not full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download does not fit on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{endpoint} does not know {repo_id}, or keeps it private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{repo_id} on {endpoint} is given to those who accept its terms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub refused the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{endpoint} does not accept the token for {repo_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new token on the hub&apos;s page and sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub asks to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests for {repo_id}. Wait: {retry_after_s}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again then; what was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests for {repo_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again in a few minutes; what was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub has a problem of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{endpoint} answered {status:plain} for {repo_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again later; what was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub has nothing of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling; sign in if it is private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its owner asks for your agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the terms on its page, sign in, and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account has no access to it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{endpoint} knows who you are and does not give {repo_id} to you: its terms are not accepted, or its owner has not agreed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the terms on its page. Some owners answer after a few days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token does not open what is gated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{endpoint} accepts the token, but it was made without that right ({repo_id}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the token on the hub&apos;s page and allow “read access to public gated repositories”, or make one of the type “read”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub is switched off on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{variable} is set, so {repo_id} is not asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the variable away, or choose a model that is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub does not know this token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{endpoint} does not accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new token on the hub&apos;s page, and copy it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{endpoint}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the proxy, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{repo_id} from {endpoint}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the proxy, or choose a model folder on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done_bytes} of {total_bytes} of {repo_id} have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again: it goes on where it broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A downloaded file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} of {repo_id} does not have the announced content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again: the file is fetched anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{repo_id} needs {needed_bytes} in {path}; {free_bytes} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another home with FORMIGA_HOME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns were assigned by their content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken as: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please look whether that is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has no header line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are called {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please look whether the first row is a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows differ in their number of cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few cells: {short}. Too many: {long}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put cells that hold separators into quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds rows of several shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes: {schemas}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the rows that are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds several parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used: {used}. Not used: {ignored}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of the folder is left out, or read only in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {code:problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that file alone to see what is wrong with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preference data: the preferred answers are learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {rows}. The rejected answers are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels are learned as answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels: {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was read as {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please look whether accented letters read well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some letters could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as {encoding}; rows with unreadable letters: {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file again as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accented letters look broken in the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {rows}. For example lines {lines}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the file again as UTF-8; the model learns what it reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some answers hold placeholders that were never filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill or remove them; the model would learn to write them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows are enough for a first try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 200 on they teach reliably.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations were shortened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows without their last, unanswered message: {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values were turned into text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers: {numbers}. Lists with one entry: {lists}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some rows are longer than the limit and were cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {rows}. Tokens of answers not seen: {answer_tokens}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise `training.max_length` if the memory allows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows hold the model&apos;s control marks as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the marks; the template adds them by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System messages were joined to the first question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s template takes no system message. Rows: {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s template does not end its answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{end} was added after each, so that the model learns to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that are much alike stand on both sides of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too few groups to keep them apart by {by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the held-out numbers with care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows are kept aside to measure on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {rows} rows none can be spared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 40 rows on a tenth is kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows to measure on are also trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows in both: {rows}. The measurement looks better than it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove them from one of the two files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model brings code that is not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of {classes}, transformers&apos; own classes are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model family has not been tried yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{family} should work: its linear layers were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment was not checked for this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} has no environment.json, so the engine refused to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it from the window or with `formiga resume`: both check first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is not a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} holds no job.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is going already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An engine works on {run} now; a second one was not started beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow it on the Runs page, or stop it before starting again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} has reached its last step; nothing is left to resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare its answers, or start a new run with more epochs from its job.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job file cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {errors}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file and start again. Nothing has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen device is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job asks for {device}, and PyTorch does not find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set `training.device` to `auto`, or look at the Environment page for the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s memory is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and resume, or choose a smaller model, batch or `max_length`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repair is at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is called {repair}. The engine in use is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`formiga repair` shows how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same repair has failed several times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row}: {times} times in a row, each time {code}. A third try would end the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`formiga bundle` collects what somebody needs to help. `formiga repair --again` tries all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last repair was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{repair} began and never ended. Nothing that is in use was touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If an engine is still needed, repair again: what was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little free disk space to repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another set-up or repair is at work here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its process has the number {pid}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for its end, then repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works in the same folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found that a new engine would cure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`formiga repair --to ROW` builds one all the same; `formiga check` says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no row “{row}” for this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {available}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them, or `auto`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair did not begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something stands in its way: {code}. {facts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`formiga check` names it; repair again once it is cured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {free_bytes} free. What was fetched is kept; nothing in use changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair could not write its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your account the right to write there, look at the disk&apos;s health, then repair again. The engine in use was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair ended with a fault of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lock file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lockfile} has a line that is not an exact version with its hash; nothing is installed from it: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the file from the release, then repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} {version:version} was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No package index and no folder that pip&apos;s settings name has this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at pip&apos;s settings (index-url, extra-index-url, find-links), then repair again: what was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} {version:version}: the file is not the tested one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has another hash than its lock names. Nothing was installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If packages come from a mirror or a proxy here, tell who keeps it; else repair again on another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{package} {version:version} could not be fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} does not answer: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the internet (a proxy belongs into pip&apos;s settings) and repair again: what was fetched is kept. Without internet: `formiga wheels export DIR` on another computer, then `formiga repair --wheels DIR` here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed files are not what their packages promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice in a row, in: {packages}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A virus scanner or a failing disk does this: look at both, then repair again. The engine in use was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No environment can be made with this Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python}: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that Python again (on Debian and Ubuntu with its -venv package).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine&apos;s Python was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock is for Python {version:version}; none is installed, and none could be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Python {version:version}, then repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step of the repair took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step:word}: ended after {seconds:duration}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packages could not be installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uv says: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This environment is not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env} was not put into use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no earlier engine to go back to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine before is kept from the second build on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder does not hold the wheels that are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export them with the same version of Formiga: `formiga wheels export DIR --row ROW`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheels are missing from the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lacks: {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export them again, and copy the whole folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go back to the engine of {created_t:when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env}, row {row}: `formiga rollback`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repair needs no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheels that are kept: {present} of {wanted}, {bytes:size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not among the wheels that are kept here. Repair with a network, or with exported wheels: `formiga repair --wheels DIR`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving to {path} failed at step {step}: {free_bytes} are free. The last complete checkpoint is untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on that disk. A run that waits goes on by itself; a stopped one goes on with Resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refuses to create files in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no longer a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} the loss became {value}. Rows without a loss even by themselves: {rows}, in these lines of the data: {lines}. The adapter has not moved with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter learns nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} no gradient reached the adapter, so training was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the rows have answers and that `max_length` does not cut them off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer of the model fits `target_modules`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for: {target_modules}. The model&apos;s linear layers: {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set `method.target_modules` to `all-linear`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 4-bit arithmetic gives wrong gradients here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient agrees with the reference to {cosine}; at least {floor} is needed. Training would have spoiled the result without a sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the environment; until it is cured, train with `quantization.type` `none`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint is damaged and was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {path} differs from its manifest. The run goes on from step {fallback_step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do for this run. Damage that returns points at the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {path} differs from its manifest, and there is no older one to go on from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the job again from its job.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file has changed since the run began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} no longer has the content that the first steps were trained on. Going on would mix two sets of rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the old file back and resume, or start a new run with the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model has changed since the run began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {path} are not those that the adapter was trained on so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the old model back and resume, or start a new run with the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s folder was moved or deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} was there when training began and is not any more, so nothing could be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you moved it, resume it from where it lies now: it goes on from its newest checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} {requested_bytes:memory} more were needed; {device} has {total_bytes:memory}, of which {free_bytes:memory} were free. {other_process} holds {other_bytes:memory}. Ways tried to need less: {times}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close {other_process} and resume: the last checkpoint is kept. Or start again with a smaller `max_length`, or with `may_shorten`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} {requested_bytes:memory} more were needed; {device} has {total_bytes:memory}, of which {free_bytes:memory} were free. Ways tried to need less: {times}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again with a smaller `max_length` or a smaller model, or with `may_shorten`, which lets the run cut rows when nothing else helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} the system had no memory left for the engine. Ways tried to need less: {times}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free_bytes} are left at {path}; two more checkpoints need {needed_bytes}. A checkpoint was saved at once, and training goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on that disk. When it is full, the run waits for room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} the loss became {value}. Rows that have no loss even by themselves stand in these lines of the data: {lines}. The adapter has not moved with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at those lines. To go on without them, set `training.non_finite` to `skip` in the run&apos;s job.json and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quantized copy of the base model was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {path} is not what was written there. The copy was removed, and the model was quantized again from its own files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is no longer what this run began with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has changed, or cannot be read any more. The run goes on with the {rows} rows it began with, which were kept in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do for this run. To train on the new rows, start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {path} is another one now: the weights are not those that the adapter was trained on so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run&apos;s job was edited after its first steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was learned so far was learned with {were}. With other values in {file} it would mean something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put these values back and resume, or start a new run with the new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {path} ended with: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the model again if files may be incomplete, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card cannot compute in {precision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} has compute capability {compute_capability:version}; {precision} is not among what it offers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set `training.precision` to `auto`: it takes the card&apos;s best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} (in {where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s engine.log has the full report. Resume goes on from the last checkpoint; if the error returns, check the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model&apos;s weights changed during training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the adapter may learn. The base had SHA-256 {expected_sha256:hash8} at the start and has {found_sha256:hash8} now, so the result cannot be trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the environment, then start the job again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package was made for a newer system: update the operating system, or run `formiga repair --to auto`, which builds what was tested for this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk may be slow or a virus scanner busy: check again when the computer is idle. If it stays, repair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use the card or much memory, then repair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{module} does not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause: {cause:word}. It says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{module} does not start in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was given {seconds:duration}; half a minute is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit training does not work with this engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried on {device:word}: {part:word}. Measured {measured}, the limit is {limit}. Cause: {cause:word}. {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried on {device:word}: {part:word}. Cause: {cause:word}. It says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This engine computes, but not as it was tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part:word} on {device:word}: measured {measured}, the limit is {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is possible; compare the first run&apos;s numbers with care. `formiga bundle` helps us to look into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat page cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is not touched by it. Cause: {cause:word}. It says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This engine has not been tried out here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: {reason:word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried before the next job. `formiga check --deep` does it now (about a minute).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit training works: tried and measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On {device:word}, {t:when}, in {seconds:duration}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new engine does not start: {module}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is installed. It says: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new engine does not start in time: {module}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was given {seconds:duration}. The engine in use was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new engine did not pass its proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Repair, or run `formiga repair`: a new engine is built from its lock beside this one. Runs, models and settings stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Repair, or run `formiga repair`: the engine is built from its lock. Once built, it needs no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair again: what was fetched is kept, and the engine in use was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`formiga bundle` collects what somebody needs to help, without names and passwords. The engine in use was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `formiga repair --to auto`: the row that was tested for this card is built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It makes no exception for single programs. Switch it off in Windows Security → App &amp; browser control → Smart App Control settings (switching it on again may need Windows to be reset), or use Formiga in WSL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of Windows (Smart App Control, or your organisation&apos;s application control) refuses the file; building again does not help. Look in Windows Security → App &amp; browser control, or ask who keeps this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use the card or much memory, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install NVIDIA driver {advised:version} or newer (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install NVIDIA driver {advised:version} or newer (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again. For a V100 or Titan V take branch 580: it is the last for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install NVIDIA driver {advised:version} (nvidia.com/drivers; on Linux from your distribution), and none beyond branch 580: it is the last for this card. Then restart the computer and check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the NVIDIA driver (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again. For GTX 900 and 10xx, Titan X, Xp and V, P100 and V100 take branch 580: it is the last for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set FORMIGA_HOME to a folder on this computer&apos;s own disk, in plain letters and not far below the drive, for example C:\Formiga, and start Formiga again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space there, or choose another home with FORMIGA_HOME. `formiga envs` shows what the engines take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat with changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat with max_grad_norm {norm}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat with a rate of {rate}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a smaller model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume when memory is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume from step {step} now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume from step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat without such rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model begins to learn the rows by heart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss on rows kept aside was {best_loss} at step {best_step} and is {loss} at step {step}, twice in a row above its best, while the training loss still falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do now: the best state is kept. For the next run use fewer epochs, then more rows, then half the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model gets worse on rows kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss on rows kept aside was {best_loss} at step {best_step} and is {loss} now; before training it was {before_loss}. More steps make it worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run: the state of step {best_step} is kept. Then use fewer epochs, more rows or half the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows seen before are recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss fell by {share:percent} exactly where an epoch begins, and the loss on rows kept aside, {loss} at step {step}, did not fall with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the loss on rows kept aside; fewer epochs are enough if it rises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training rows are nearly known by heart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss is {train_loss}, which is very low, and the loss on rows kept aside, {loss} at step {step}, is not better than before (best: {best_loss}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss rises instead of falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was {before_loss} at the end of the warm-up and has been near {loss} for ten steps, up to step {step}. The learning rate is {learning_rate:rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some steps are far larger than the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among the last ten steps {times} had a gradient more than ten times the usual one: {norm} at step {step}, usually {usual_norm}. Each of them can undo what was learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate looks too low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} the loss on rows kept aside is {loss}, and before training it was {before_loss}: hardly anything was learned. {learning_rate:rate} looks copied from full fine-tuning; LoRA needs about ten times as much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again with a learning rate of {suggested_rate:rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate looks too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} the loss on rows kept aside is {loss}; before training it was {before_loss}. The model gets worse on the training rows too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again with `training.max_grad_norm` 0.3; if it is that small already, or that is not enough, with half the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set `training.max_grad_norm` to 0.3 in the next run; if it is that small already, or that is not enough, halve the learning rate ({learning_rate:rate} now).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run and start again with a third of the learning rate, which is {learning_rate:rate} now, or with what is usual for this model, {suggested_rate:rate}, where that is less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training loss is exactly zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been for {times} steps, up to step {step}. There is nothing more to learn from these rows: every answer is predicted without a doubt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More steps teach nothing. Look whether many rows have the same answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not stop by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {asked} questions that were kept aside it answered {stopped} to an end; the others ran on beyond twice the length of the expected answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train with more epochs or rows; check in “What the model sees” that the end mark is learned; or use Formiga&apos;s conversation format, which ends with a mark the base knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run could be stopped here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {times} measurements the loss on rows kept aside has not become better: {best_loss} at step {best_step}, {loss} at step {step}. Rows kept aside: {rows}; with fewer than 20 chance is too large for the run to decide by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it, or let it go on: the best state is kept either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no number before anything was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {value} for every row at the first step, so neither the learning rate nor a single row is the reason: the model computes no numbers here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set `training.precision` to `bf16` or `fp32` and `quantization.type` to `none` to see which of them it is, or fetch the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is exactly zero before anything was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} no answer costs anything, so nothing can be learned from it. The model computes no usable numbers here, or the answers are empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the rendered examples of the data, then try `training.precision` `fp32`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run takes more memory than planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By step {step} it had taken {peak_bytes:memory} at most; {planned_bytes:memory} were planned. {free_bytes:memory} are still free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do while there is room: if memory runs out, the same update is taken in smaller pieces. Pause the run if others need the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training does not become stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} the loss became {value} again. The run went back and halved its learning rate {times} times already, down to {learning_rate:rate}; no single row is to blame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again with a tenth of the learning rate that the run began with; if that is not enough, with `training.precision` `fp32` too. The last checkpoint is from before the jump.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the adapter learns nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {step} the B matrices of the adapter have gradients and the A matrices have none. A result would look trained and be only half so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the environment; another version of a library cuts the gradients off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row has an answer to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: {rows}. None of them has an answer left within {max_length} tokens, so there is nothing to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise `training.max_length`, or check which columns hold the answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemCards</name>
    <message>
        <source>{free} are free and {needed} are needed. The run goes on by itself then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks every 10 seconds, as long as this window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} is saved with its optimizer. Resume continues with the same rows in the same order, even after a restart of the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor is free for other work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU is free for other work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Progress of the repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the repair writes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up the training engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may close this window; the repair continues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in use is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may close this window; the set-up continues and will be here when you return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping keeps what was fetched: the next attempt starts from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends after what it is doing now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One example per line in a .jsonl, .csv, .parquet or .txt file. Fifty good ones are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you wait: have your examples ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>Near duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contradictory answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that the validation file has too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmful content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placeholders nobody filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of one word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken accented letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows in another language than the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels that differ only by capital letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same answer in many rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said several times is learned by heart, not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same question with different answers teaches to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that are trained on and measured on make the result look too good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model may tell it to anybody who asks. It can be covered by a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by a list of word sequences. Please look before you leave rows out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model would learn to write them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model would learn to answer shortly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letters were read in a wrong encoding once. They can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few rows in another language teach to mix languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words torn apart and lost accents are learned as they stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the model these are different labels. Write each in one way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model would give this answer to other questions too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CNPJ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>card numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insults against groups of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instructions for self-harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instructions for explosives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instructions for malware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sexual content with minors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In every row: {checks}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QualityCard</name>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>checked in a sample of %Ln row(s)</source>
        <translation>
            <numerusform>checked in a sample of %Ln row</numerusform>
            <numerusform>checked in a sample of %Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more check(s) found nothing</source>
        <translation>
            <numerusform>%Ln more check found nothing</numerusform>
            <numerusform>%Ln more checks found nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with {kinds}</source>
        <translation>
            <numerusform>%Ln row with {kinds}</numerusform>
            <numerusform>%Ln rows with {kinds}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{check}: %Ln row(s)</source>
        <translation>
            <numerusform>{check}: %Ln row</numerusform>
            <numerusform>{check}: %Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>No row is in both training and validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No near duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contradicting answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No personal data found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data is masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accented letters are repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln near duplicate(s) left out, one of each kept</source>
        <translation>
            <numerusform>%Ln near duplicate left out, one of each kept</numerusform>
            <numerusform>%Ln near duplicates left out, one of each kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{check}: %Ln row(s) left out</source>
        <translation>
            <numerusform>{check}: %Ln row left out</numerusform>
            <numerusform>{check}: %Ln rows left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln near duplicate(s)</source>
        <translation>
            <numerusform>%Ln near duplicate</numerusform>
            <numerusform>%Ln near duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) answer the same question differently</source>
        <translation>
            <numerusform>%Ln row answers the same question differently</numerusform>
            <numerusform>%Ln rows answer the same question differently</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are in the validation file too</source>
        <translation>
            <numerusform>%Ln row is in the validation file too</numerusform>
            <numerusform>%Ln rows are in the validation file too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with unfilled placeholders</source>
        <translation>
            <numerusform>%Ln row with unfilled placeholders</numerusform>
            <numerusform>%Ln rows with unfilled placeholders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) of one word</source>
        <translation>
            <numerusform>%Ln answer of one word</numerusform>
            <numerusform>%Ln answers of one word</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with broken accented letters</source>
        <translation>
            <numerusform>%Ln row with broken accented letters</numerusform>
            <numerusform>%Ln rows with broken accented letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) in another language</source>
        <translation>
            <numerusform>%Ln row in another language</numerusform>
            <numerusform>%Ln rows in another language</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with scanning errors</source>
        <translation>
            <numerusform>%Ln row with scanning errors</numerusform>
            <numerusform>%Ln rows with scanning errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with labels that differ by capitals only</source>
        <translation>
            <numerusform>%Ln row with a label that differs by capitals only</numerusform>
            <numerusform>%Ln rows with labels that differ by capitals only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) share their answer with many</source>
        <translation>
            <numerusform>%Ln row shares its answer with many</numerusform>
            <numerusform>%Ln rows share their answer with many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualitySheet</name>
    <message>
        <source>See as the model sees them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>like line {line}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QualitySheetWords</name>
    <message numerus="yes">
        <source>and %Ln more row(s)</source>
        <translation>
            <numerusform>and %Ln more row</numerusform>
            <numerusform>and %Ln more rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Open the run {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadinessCard</name>
    <message>
        <source>Readiness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{press}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Rank {r} gives {parameters} parameters, enough for {tokens} learned tokens seen once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank {r} is this preset&apos;s least; its {parameters} parameters are more than enough for {tokens} learned tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} learned tokens would need more than rank {r}; higher ranks have not been found to help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With alpha {alpha} at every rank the best learning rate stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows seen {epochs} times: a little dropout keeps them from being learned by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows seen {epochs} times need none, and without it training is faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapters on all linear layers beat adapters of the same size on attention alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From alpha, {batch} rows per update, {steps} updates and a model of width {hidden_size}: smaller models and shorter runs bear more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model of width {hidden_size} and {steps} updates would bear more by the formula; it is held below the rates at which published runs became unstable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as {steps} updates go: enough to see whether the data is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three looks at each of {rows} rows: {seen} rows seen in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that the model sees about {wanted} rows in all; there are only {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows are so many that about {wanted} looks in all are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running text is soon learned by heart, so it is seen few times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With few long chains of reasoning, repeating beats new rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With long reasoning the loss rises while answers still get better, so it must not end the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice as often as Balanced; the best state is kept if that is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} updates show whether the loss falls, in a fraction of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The epochs decide where the run ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together with the rows at once this makes {batch} rows per update: few enough to leave 100 updates or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {batch} rows of an update, at up to {tokens} tokens, fit into {free} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} of the {batch} rows of an update, at up to {tokens} tokens, fit into {free} free; the rest is summed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not even one row of {tokens} tokens fits into {free} free: this is the least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model&apos;s shape is not known, so its memory could not be counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, rows at once: {without}; with it: {rows}. Both within {free} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is memory enough without it, and training is a third faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows at once: {rows}. For that every layer must recompute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One layer in {every} is enough for this many rows at once: {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It only acts together with checkpointing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it not even one row of {tokens} tokens fits into {free} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving data to and fro takes time: only where nothing else makes it fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements go up and down: one without a gain says little, {patience} in a row do. Then the best state is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short run ends soon enough by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than {least} rows are kept aside: too few to decide an end by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This preset runs to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short run simply ends at zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays high for long and ends gently; the usual choice of published recipes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 % of {steps} updates, at least 3 and at most 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shrinks weights by a fraction of a per cent: harmless, and no remedy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual limit; it only acts on rare spikes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large models and 16-bit arithmetic with loss scaling bear smaller corrections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {times} measurements over {steps} updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 of 100 rows have at most {p99} tokens; rounded up to the next 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model itself reads no more than {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A longer row does not fit into this memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenth of {of} rows, at least 8 and at most 200: enough to measure by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {of} rows all are needed for training; a measurement would say little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by trying on the sample with the starter model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual value; it fits nearly every run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cut row still teaches what is left of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning the questions too would teach the model to repeat them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model answers best in the format that it was tuned with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row teaches something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row that repeats another counts double and is learned by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any number will do; the same one keeps runs comparable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it wins in benchmarks is a higher effective learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NF4 reaches the quality of 16 bit at a quarter of the memory (QLoRA).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It saves memory at no measured loss of quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bf16 where the hardware has it, because fp16 can overflow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time goes into padding, and no row can see another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit is exact; if memory runs out the run goes on with 8 bit and says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter is small: 32 bit costs little and keeps the smallest corrections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its warm-up pays off only in long runs on a card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row without a loss is usually a damaged one: better to see it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter rows are other rows, so that is for you to decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A graphics card is many times faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint costs seconds; a power cut then costs five minutes at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring needs no gradients, so more rows fit at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few answers show more than a number, and cost little time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions that you know the answer to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough to see whether an answer goes the right way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs often get worse again towards their end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recognised</name>
    <message>
        <source>Questions and answers recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions about a text recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preference pairs recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rated answers recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiple choice recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several shapes recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels recognised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message numerus="yes">
        <source>%Ln more finding(s) on the Environment page.</source>
        <translation>
            <numerusform>%Ln more finding on the Environment page.</numerusform>
            <numerusform>%Ln more findings on the Environment page.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportColumn</name>
    <message>
        <source>Use as assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportColumnWords</name>
    <message numerus="yes">
        <source>Repair %Ln</source>
        <translation>
            <numerusform>Repair %Ln</numerusform>
            <numerusform>Repair %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultCards</name>
    <message numerus="yes">
        <source>%Ln package(s) changed: {names}.</source>
        <translation>
            <numerusform>%Ln package changed: {names}.</numerusform>
            <numerusform>%Ln packages changed: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Proof: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment before, {name}, stays for a rollback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is ready and has passed its test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env} is in use now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env} was built in {time} and is in use now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{env} is in use again. The other one stays; you can go back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back to the environment before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repair was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was in use was not touched, and what was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue: {size} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Reading the history of this run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open adapter folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better on rows it never saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clear difference on rows it never saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worse on rows it never saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained, but not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows were kept aside, so nothing can be said about new questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Measured on %Ln row(s) kept aside.</source>
        <translation>
            <numerusform>Measured on %Ln row kept aside.</numerusform>
            <numerusform>Measured on %Ln rows kept aside.</numerusform>
        </translation>
    </message>
    <message>
        <source>Step {step} of {steps} was best and is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer epochs or a lower learning rate often help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More rows, more epochs or a higher learning rate may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So few rows give only a hint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers on trained rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers on rows it never saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln question</numerusform>
            <numerusform>%Ln questions</numerusform>
        </translation>
    </message>
    <message>
        <source>finished {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained for {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapter {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The environment is being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start checks it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment is not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} will be downloaded once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model will be downloaded once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga puts one behind the last answer; its own format has one behind each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} from the Hugging Face hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting as recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to learn in these rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of their tokens are answers; the loss would be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions are learned too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of all tokens; the model may repeat questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the tokens are learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right if your answers are longer than the questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model&apos;s template writes no end of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no conversation format of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain one is taught with your rows; it takes more of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model was made in bf16 and will compute in fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its numbers can overflow; the first steps are watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate looks copied from full fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {rate} an adapter hardly learns; {usual} is usual here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A high learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {rate} the loss may jump; {usual} is usual here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate is too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published runs became unstable there; {usual} is usual here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha {alpha} makes the learning rate too strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} suits alpha 32; with this alpha {usual} acts the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The examples are being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can start when every row is counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files are read without loading them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can change them one step back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory cannot be counted before the model is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its size is not known yet; the first step shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers, end marks and start marks are right in every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the model will see them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the tokens are answers, and only these are learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the text is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An end mark stands behind each text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End marks and start marks are right in every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions and answers are learned: {share} of the tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the tokens are last answers; only these are learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) began with two start marks</source>
        <translation>
            <numerusform>%Ln row began with two start marks</numerusform>
            <numerusform>%Ln rows began with two start marks</numerusform>
        </translation>
    </message>
    <message>
        <source>One of them was taken out: the model reads one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) have no end mark</source>
        <translation>
            <numerusform>%Ln answer has no end mark</numerusform>
            <numerusform>%Ln answers have no end mark</numerusform>
        </translation>
    </message>
    <message>
        <source>From these the model does not learn to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) end with {marks}, where this model does not stop</source>
        <translation>
            <numerusform>%Ln answer ends with {marks}, where this model does not stop</numerusform>
            <numerusform>%Ln answers end with {marks}, where this model does not stop</numerusform>
        </translation>
    </message>
    <message>
        <source>Formiga stops there, and writes it down beside the adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks that the model has no number for: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks that the model was never trained on: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter does not teach them; Formiga&apos;s format needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter does not teach them: take them out of your texts, or change models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with nothing to learn</source>
        <translation>
            <numerusform>%Ln row with nothing to learn</numerusform>
            <numerusform>%Ln rows with nothing to learn</numerusform>
        </translation>
    </message>
    <message>
        <source>No token of an answer is left in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) lose their end</source>
        <translation>
            <numerusform>%Ln answer loses its end</numerusform>
            <numerusform>%Ln answers lose their end</numerusform>
        </translation>
    </message>
    <message>
        <source>{share} of the rows, at {limit} tokens: answers would break off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln row(s)</source>
        <translation>
            <numerusform>Only %Ln row</numerusform>
            <numerusform>Only %Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for a first try; {enough} or more teach reliably.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough for a first try; no measured number can be trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are in both training and validation</source>
        <translation>
            <numerusform>%Ln row is in both training and validation</numerusform>
            <numerusform>%Ln rows are in both training and validation</numerusform>
        </translation>
    </message>
    <message>
        <source>The measurement would be better than the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a CPF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a CNPJ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a card number</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) contain personal data</source>
        <translation>
            <numerusform>%Ln row contains personal data</numerusform>
            <numerusform>%Ln rows contain personal data</numerusform>
        </translation>
    </message>
    <message>
        <source>the model may repeat them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s) of the data desk are left as they are</source>
        <translation>
            <numerusform>%Ln finding of the data desk is left as it is</numerusform>
            <numerusform>%Ln findings of the data desk are left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) are not used</source>
        <translation>
            <numerusform>%Ln column is not used</numerusform>
            <numerusform>%Ln columns are not used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) not as recommended</source>
        <translation>
            <numerusform>%Ln setting not as recommended</numerusform>
            <numerusform>%Ln settings not as recommended</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured: {used} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two real steps on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits your GPU: {used} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits this computer: {used} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tight: {used} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} are free; close what else uses the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured; {free} are free, so close what else uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit: {used} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} of {total} are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured; {free} of {total} are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed; two real steps can prove it before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed; it is measured once the model is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured {measured}, not {computed} as computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} more than planned for the longest batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} less than planned for the longest batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two real steps on the longest batch are being tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes a few seconds; you need not wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory could not be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a local copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Formiga&apos;s format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn every answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn answers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out long rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut them anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use bf16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use fp32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train with it anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {value} aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {value} instead of {usual}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out</source>
        <translation>
            <numerusform>%Ln row left out</numerusform>
            <numerusform>%Ln rows left out</numerusform>
        </translation>
    </message>
    <message>
        <source>the reasons are in the row report</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be cut</source>
        <translation>
            <numerusform>%Ln row will be cut</numerusform>
            <numerusform>%Ln rows will be cut</numerusform>
        </translation>
    </message>
    <message>
        <source>at {limit} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln long row(s) left out</source>
        <translation>
            <numerusform>%Ln long row left out</numerusform>
            <numerusform>%Ln long rows left out</numerusform>
        </translation>
    </message>
    <message>
        <source>longer than {limit} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row is used whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured on rows of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows are kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the model got better cannot be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) kept aside to measure</source>
        <translation>
            <numerusform>%Ln row kept aside to measure</numerusform>
            <numerusform>%Ln rows kept aside to measure</numerusform>
        </translation>
    </message>
    <message>
        <source>They are never trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter in the standard PEFT format, in the run&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and perplexity before and after, on unseen rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; conversation(s) in &lt;b&gt;{file}&lt;/b&gt;.</source>
        <translation>
            <numerusform>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; conversation in &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
            <numerusform>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; conversations in &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
        </translation>
    </message>
    <message>
        <source>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to write like the text in &lt;b&gt;{file}&lt;/b&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; row(s) of &lt;b&gt;{file}&lt;/b&gt;.</source>
        <translation>
            <numerusform>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; row of &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
            <numerusform>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; rows of &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
        </translation>
    </message>
    <message>
        <source>The best state and the last three, to go on from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of the base and the tuned model, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter of {size} in the standard PEFT format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It sees &lt;b&gt;{share}&lt;/b&gt; of them, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It sees each of them &lt;b&gt;%Ln time(s)&lt;/b&gt;, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</source>
        <translation>
            <numerusform>It sees each of them &lt;b&gt;%Ln time&lt;/b&gt;, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</numerusform>
            <numerusform>It sees each of them &lt;b&gt;%Ln times&lt;/b&gt;, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</numerusform>
        </translation>
    </message>
    <message>
        <source>It sees each of them &lt;b&gt;{epochs}&lt;/b&gt; times, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an adapter of rank {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;{count}&lt;/b&gt; extra parameters (rank {rank})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It trains {adapter}; the model itself stays unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {bits}-bit precision it trains {adapter}; the model itself stays unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of their own measure the progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; row(s) kept aside measure the progress</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; row kept aside measures the progress</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; rows kept aside measure the progress</numerusform>
        </translation>
    </message>
    <message>
        <source>every {updates} updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the best state is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may close the window meanwhile; training continues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishes about {time} if you start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from usual speeds; the real one can differ twofold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it is done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been downloaded or changed so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is being started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the job file and copies the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same from the command line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Question or task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction to the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also in the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleHeader</name>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of column {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds NaN or Infinity, which JSON does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not in the file&apos;s encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds half a letter (a lone surrogate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a quote that is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too long to be one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is where the file ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact repetition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain text among questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns of another shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a speaker nobody knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tools or functions are called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not as many answers as questions in its lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more cells than columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer than the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no part of the answer fits the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused by the model&apos;s template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond the chosen number of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer that the data calls bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly the same as another row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another answer to the same question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also in the validation file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harmful content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a placeholder nobody filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer of one word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken accented letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another language than the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instructions with answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions about a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs of a preferred and a rejected answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers marked good or bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows of several kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts with labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions without answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rows of text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowReport</name>
    <message numerus="yes">
        <source>line(s) {lines}</source>
        <translation>
            <numerusform>line {lines}</numerusform>
            <numerusform>lines {lines}</numerusform>
        </translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank line(s) not counted</source>
        <translation>
            <numerusform>%Ln blank line not counted</numerusform>
            <numerusform>%Ln blank lines not counted</numerusform>
        </translation>
    </message>
    <message>
        <source>used whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used, cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>Trained parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lockfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trained} of {total} ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the history of this run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stop has been asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pause has been asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint is written after the present step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment is being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>started {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped by a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the engine cannot say how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder is not there any more: it was moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved yet; Resume begins again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has not written anything yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its history (events.jsonl) cannot be read. What it saved lies in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its job (job.json) cannot be read, so it cannot go on. What it saved lies in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curve lies in the history, which cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers lie in the history, which cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended before its first step: there is no curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended before its first answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curve begins with the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first answer comes before training, the next with a measurement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Starts by itself when %Ln run(s) before it have ended.</source>
        <translation>
            <numerusform>Starts by itself when %Ln run before it has ended.</numerusform>
            <numerusform>Starts by itself when %Ln runs before it have ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts by itself when the device is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching {what}: {done} of {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and rows are being loaded; nothing to do for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers are being compiled, as you asked; this can take minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is being started; this takes some seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused by you {time}, after step {step}. Nothing is lost; {device}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its memory is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the GPU is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for room on the disk and then goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits after step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the step it is in, saves everything, then frees the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the step it is in, saves a checkpoint, then stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped {time}, after step {step}. {saved}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>all %Ln step(s)</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>all %Ln steps</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished {time}, {steps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended {time}, after step {step}. {saved}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended without a word, perhaps with the computer. {saved}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sign of the engine for {time}; it gives one every 10 seconds. The log may say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alive, but no step for {time}. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint is being written to a slow disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows kept aside are being measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log may say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Starts when {name} has finished, and %Ln run(s) before it.</source>
        <translation>
            <numerusform>Starts when {name} has finished, and %Ln run before it.</numerusform>
            <numerusform>Starts when {name} has finished, and %Ln runs before it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts when {name} has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts when {name} has finished, about {time}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunTiles</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rows kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best {loss} at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was {loss} before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was {speed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} steps per s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use by other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {total}, peak {peak}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak {peak}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card is {load} busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{degrees} °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card is {load} busy and {degrees} warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained for {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after you resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at its peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak on {device}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run takes your examples and teaches them to a model on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplesCard</name>
    <message>
        <source>Sample now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {at} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model answers after the present step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closest yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all answers so far the most like the expected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s plain one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out repeated rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows without a loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop and name them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers with adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rsLoRA scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never stop early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit NF4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit FP4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not quantised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double quantisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summed into one update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompute one layer in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait in main memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 bit, paged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May cut rows shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card&apos;s best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card, if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter&apos;s numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory and speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows measured at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingGroup</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {name} to the recommended value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this value of {name} is recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit}, or %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a number. Example: {example}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Choose one of three. Every value below follows from your card, your rows and your model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) differ from {preset}</source>
        <translation>
            <numerusform>%Ln setting differs from {preset}</numerusform>
            <numerusform>%Ln settings differ from {preset}</numerusform>
        </translation>
    </message>
    <message>
        <source>as in {preset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: review</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln update</numerusform>
            <numerusform>%Ln updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) each</source>
        <translation>
            <numerusform>%Ln row each</numerusform>
            <numerusform>%Ln rows each</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value marked in red cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presets use the fields&apos; own defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model&apos;s shape is not known before it is downloaded, so values cannot be fitted to it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Formiga needs its engine once. After that everything works offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file is checked against a list of fingerprints that was tested as a whole. No model is downloaded now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs no administrator password and changes no other Python on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the training engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will be fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder with the exported files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works with this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works, small models only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driver {driver}, compute capability {capability}: supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model and very small ones train on the processor; larger ones need a card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No NVIDIA card found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine for the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s)</source>
        <translation>
            <numerusform>%Ln package</numerusform>
            <numerusform>%Ln packages</numerusform>
        </translation>
    </message>
    <message>
        <source>PyTorch for the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch for CUDA {cuda}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Python and %Ln other package(s)</source>
        <translation>
            <numerusform>Python and %Ln other package</numerusform>
            <numerusform>Python and %Ln other packages</numerusform>
        </translation>
    </message>
    <message>
        <source>bitsandbytes, 4-bit kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have the files on a disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInSheet</name>
    <message>
        <source>Sign in to the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some models are given only to people who have accepted their terms. A token shows the hub who asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a token…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Make a token on the hub&apos;s page. The type “Read” is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Copy it and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring, never in a file, and given only to the part of Formiga that fetches models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a token first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the hub whose token this is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token is in the keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring that takes it: the token is forgotten when Formiga is closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageRow</name>
    <message>
        <source>Look at this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install into a new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for another set-up on this computer to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}: {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing the Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparing every file with its fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading the libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside the present one, which stays in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>card, driver, disk, what is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only what is not in the store yet; every fingerprint is checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in Formiga&apos;s own folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one real 4-bit training step, compared with the expected numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only when the proof has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will build {lockfile}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, all fingerprints match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all fingerprints match</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s)</source>
        <translation>
            <numerusform>%Ln package</numerusform>
            <numerusform>%Ln packages</numerusform>
        </translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Read as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please review</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file&apos;s bytes are read as letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as detected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenBar</name>
    <message>
        <source>Row before (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next row (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find words in all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the finding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenView</name>
    <message>
        <source>trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read, not learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token {number} · {state}
Text: {text}
Id: {id}
Bytes: {bytes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>cut here: %Ln token(s)</source>
        <translation>
            <numerusform>cut here: %Ln token</numerusform>
            <numerusform>cut here: %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are not seen</source>
        <translation>
            <numerusform>%Ln more is not seen</numerusform>
            <numerusform>%Ln more are not seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s): unfold</source>
        <translation>
            <numerusform>%Ln token: unfold</numerusform>
            <numerusform>%Ln tokens: unfold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln turn(s) in between</source>
        <translation>
            <numerusform>%Ln turn in between</numerusform>
            <numerusform>%Ln turns in between</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tokens</name>
    <message numerus="yes">
        <source>%Ln row(s) are still cut</source>
        <translation>
            <numerusform>%Ln row is still cut</numerusform>
            <numerusform>%Ln rows are still cut</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} brings no chat template, so Formiga&apos;s documented one is used. This is the exact input of training, token by token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your row in Formiga&apos;s own conversation format, as you chose, instead of {model}&apos;s. This is the exact input of training, token by token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is chosen yet: this is your row after {model}&apos;s chat template. With another model it looks different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your row after {model}&apos;s chat template. This is the exact input of training, token by token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the starter model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers: the usual choice for chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer: earlier ones are context. For long conversations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All: questions are learned too. For plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The text becomes %Ln block(s); nothing is cut off</source>
        <translation>
            <numerusform>The text becomes %Ln block; nothing is cut off</numerusform>
            <numerusform>The text becomes %Ln blocks; nothing is cut off</numerusform>
        </translation>
    </message>
    <message>
        <source>Template comes from the tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s own template: the model has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s own template, as you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template writes no end mark; Formiga puts one behind each answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every trained part ends with an end mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) end without an end mark</source>
        <translation>
            <numerusform>%Ln row ends without an end mark</numerusform>
            <numerusform>%Ln rows end without an end mark</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubled start mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) had a doubled start mark; one was taken out</source>
        <translation>
            <numerusform>%Ln row had a doubled start mark; one was taken out</numerusform>
            <numerusform>%Ln rows had a doubled start mark; one was taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) would train nothing and are left out</source>
        <translation>
            <numerusform>%Ln row would train nothing and is left out</numerusform>
            <numerusform>%Ln rows would train nothing and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every row trains at least %Ln token(s)</source>
        <translation>
            <numerusform>Every row trains at least %Ln token</numerusform>
            <numerusform>Every row trains at least %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The template refuses %Ln row(s); they are left out</source>
        <translation>
            <numerusform>The template refuses %Ln row; it is left out</numerusform>
            <numerusform>The template refuses %Ln rows; they are left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers end with {marks}: Formiga stops there, the model would not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks that the model was never trained on: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template refuses this row. It says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this row would be learned with this choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No row is longer than %Ln token(s): nothing is cut.</source>
        <translation>
            <numerusform>No row is longer than %Ln token: nothing is cut.</numerusform>
            <numerusform>No row is longer than %Ln tokens: nothing is cut.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such row.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokensPage</name>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys: ← → step through rows, C next cut row, F find words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row of this file can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no row</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Plain text is learned in blocks of %Ln token(s); nothing is cut.</source>
        <translation>
            <numerusform>Plain text is learned in blocks of %Ln token; nothing is cut.</numerusform>
            <numerusform>Plain text is learned in blocks of %Ln tokens; nothing is cut.</numerusform>
        </translation>
    </message>
    <message>
        <source>The template takes no system message here: it stands in the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template writes no end mark: Formiga put it behind the answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainOnCard</name>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unknown</name>
    <message>
        <source>Each line is a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line is a row of a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The separator can be chosen afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is running text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model learns to go on writing like it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnknownView</name>
    <message>
        <source>The first lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these is a row?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningCards</name>
    <message numerus="yes">
        <source>Show %Ln earlier warning(s)</source>
        <translation>
            <numerusform>Show %Ln earlier warning</numerusform>
            <numerusform>Show %Ln earlier warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the environment and starting the engine …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Word</name>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring on the rows kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usable, with notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs to be built again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repairable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking was not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was not reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer was not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the driver answers with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was never tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the driver is another one since it was tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was tried on another card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lock is another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its METADATA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its RECORD file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pyvenv.cfg is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pyvenv.cfg is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is open to the system&apos;s packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine&apos;s packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine&apos;s files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine&apos;s libraries for cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where modules are loaded from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the computer&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the operating system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formiga&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder for temporary files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; Smart App Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; Visual C++ part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether Windows takes long paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the packages of other Pythons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the record of repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the driver is not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card does not answer its driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a library of the driver is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card&apos;s own memory of itself is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card has dropped off the bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driver and library have different versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run and passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolved, not yet run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting its packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waking the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packing weights into 4 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computing with 4-bit weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradients through 4-bit weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training after an evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step of the 8-bit optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the known result of a small training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chat page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a module is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a package is of another version than expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a system library is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made for a newer system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was compiled for another PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was compiled for another NumPy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rule of Windows blocks the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no code for this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics driver refuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the memory does not suffice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the numbers are wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known to Formiga</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a network folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a synchronised folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packages installed for your account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics driver is too old for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no NVIDIA card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody can say whether there is a card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics driver is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a setting hides the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not come with this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was not made for this system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the operating system is too old for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking and planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>building the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>putting it into use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for another set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>creating the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacking packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compiling modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparing every file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Write</name>
    <message numerus="yes">
        <source>%Ln whole example(s)</source>
        <translation>
            <numerusform>%Ln whole example</numerusform>
            <numerusform>%Ln whole examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteSheet</name>
    <message>
        <source>Write examples by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a person would ask, and the answer the model should learn. 50 are enough for a first try; 200 or more teach reliably.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a question and its answer first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be saved: {error}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ExampleCard</name>
    <message>
        <source>Remove this example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_RunTable</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
