<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en_US">
<context>
    <name>Action</name>
    <message>
        <source>New run</source>
        <translation>Novo treinamento</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Treinamentos</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Escolher um arquivo…</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Escolher outro…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Escolher uma pasta…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Iniciar treinamento</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Conferir de novo</translation>
    </message>
    <message>
        <source>Load a job…</source>
        <translation>Carregar um job…</translation>
    </message>
    <message>
        <source>Save the job as…</source>
        <translation>Salvar o job como…</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Copiar comando</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalhes</translation>
    </message>
    <message>
        <source>Open Environment</source>
        <translation>Abrir Ambiente</translation>
    </message>
</context>
<context>
    <name>AdjustCard</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln mudança</numerusform>
            <numerusform>%Ln mudanças</numerusform>
        </translation>
    </message>
    <message>
        <source>Formiga changed what did not fit and went on; the newest is the last.</source>
        <translation>O Formiga mudou o que não cabia e continuou; a mudança mais recente é a última.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln earlier change(s)</source>
        <translation>
            <numerusform>Mostrar %Ln mudança anterior</numerusform>
            <numerusform>Mostrar %Ln mudanças anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>Press to find it on the chart</source>
        <translation>Clicar para ver no gráfico</translation>
    </message>
</context>
<context>
    <name>Adjusted</name>
    <message>
        <source>step {step}</source>
        <translation>passo {step}</translation>
    </message>
    <message>
        <source>Memory: {change}</source>
        <translation>Memória: {change}</translation>
    </message>
    <message>
        <source>Formiga measures fewer rows at once and went on</source>
        <translation>O Formiga mede menos linhas por vez e continuou</translation>
    </message>
    <message>
        <source>Cost: measuring takes a little longer; the numbers are the same.</source>
        <translation>Custo: medir demora um pouco mais; os números são os mesmos.</translation>
    </message>
    <message>
        <source>Memory: fewer rows when measuring</source>
        <translation>Memória: menos linhas ao medir</translation>
    </message>
    <message>
        <source>Formiga cut the longest rows and went on</source>
        <translation>O Formiga cortou as linhas mais longas e continuou</translation>
    </message>
    <message>
        <source>Formiga made the optimizer smaller and went on</source>
        <translation>O Formiga reduziu o otimizador e continuou</translation>
    </message>
    <message>
        <source>Formiga keeps fewer layers in memory and went on</source>
        <translation>O Formiga guarda menos camadas na memória e continuou</translation>
    </message>
    <message>
        <source>Formiga made the batch smaller and went on</source>
        <translation>O Formiga diminuiu o lote e continuou</translation>
    </message>
    <message>
        <source>Step {step} needed {needed} more and {free} were left, because {other} took {taken}.</source>
        <translation>O passo {step} precisava de mais {needed} e restavam {free}, porque {other} ocupou {taken}.</translation>
    </message>
    <message>
        <source>Step {step} needed {needed} more and {free} were left.</source>
        <translation>O passo {step} precisava de mais {needed} e restavam {free}.</translation>
    </message>
    <message>
        <source>Step {step} needed {needed} more than was left.</source>
        <translation>O passo {step} precisava de {needed} além do que restava.</translation>
    </message>
    <message>
        <source>Step {step} did not fit into the memory.</source>
        <translation>O passo {step} não coube na memória.</translation>
    </message>
    <message>
        <source>What these layers need waits in the computer&apos;s memory meanwhile.</source>
        <translation>O que essas camadas precisam espera na memória do computador.</translation>
    </message>
    <message>
        <source>Rows are cut at {tokens} tokens from here on, as the job allows.</source>
        <translation>As linhas são cortadas em {tokens} tokens daqui em diante, como a tarefa permite.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) lost their whole answer by it and are left out.</source>
        <translation>
            <numerusform>%Ln linha perdeu com isso a resposta inteira e ficou de fora.</numerusform>
            <numerusform>%Ln linhas perderam com isso a resposta inteira e ficaram de fora.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The step was repeated as {now} instead of {was}: the same %Ln row(s) per update.</source>
        <translation>
            <numerusform>O passo foi repetido como {now} em vez de {was}: a mesma %Ln linha por atualização.</numerusform>
            <numerusform>O passo foi repetido como {now} em vez de {was}: as mesmas %Ln linhas por atualização.</numerusform>
        </translation>
    </message>
    <message>
        <source>The step was repeated as {now} instead of {was}.</source>
        <translation>O passo foi repetido como {now} em vez de {was}.</translation>
    </message>
    <message>
        <source>Every layer is computed a second time instead of being kept in memory.</source>
        <translation>Cada camada é calculada uma segunda vez em vez de ficar na memória.</translation>
    </message>
    <message>
        <source>One layer in {every} is computed a second time instead of being kept.</source>
        <translation>Uma camada em cada {every} é calculada uma segunda vez em vez de ficar guardada.</translation>
    </message>
    <message>
        <source>The optimizer keeps its numbers in 8 bit and moves them to the computer&apos;s memory.</source>
        <translation>O otimizador guarda seus números em 8 bits e os leva para a memória do computador.</translation>
    </message>
    <message>
        <source>The optimizer keeps its numbers in 8 bit instead of 32.</source>
        <translation>O otimizador guarda seus números em 8 bits em vez de 32.</translation>
    </message>
    <message>
        <source>Cost: {percent} slower.</source>
        <translation>Custo: {percent} mais lento.</translation>
    </message>
    <message>
        <source>Next rung, if needed: {change}.</source>
        <translation>Próximo degrau, se preciso: {change}.</translation>
    </message>
    <message>
        <source>This is the last rung: after it the run would stop.</source>
        <translation>Este é o último degrau: depois dele o treinamento pararia.</translation>
    </message>
    <message>
        <source>Row length is never changed without asking you.</source>
        <translation>O comprimento das linhas nunca muda sem perguntar a você.</translation>
    </message>
    <message>
        <source>rows cut at {tokens} tokens</source>
        <translation>linhas cortadas em {tokens} tokens</translation>
    </message>
    <message>
        <source>8-bit optimizer</source>
        <translation>otimizador de 8 bits</translation>
    </message>
    <message>
        <source>layers wait in the computer&apos;s memory</source>
        <translation>camadas esperam na memória do computador</translation>
    </message>
    <message>
        <source>every layer computed twice</source>
        <translation>cada camada calculada duas vezes</translation>
    </message>
    <message>
        <source>one layer in {every} computed twice</source>
        <translation>uma camada em cada {every} calculada duas vezes</translation>
    </message>
    <message>
        <source>batch {was} → {now}</source>
        <translation>lote {was} → {now}</translation>
    </message>
    <message>
        <source>Rows are grouped by length instead of packed</source>
        <translation>As linhas são agrupadas por comprimento em vez de empacotadas</translation>
    </message>
    <message>
        <source>Rows of this model cannot be laid end to end without changing the result, so rows of like length share a batch.</source>
        <translation>As linhas deste modelo não podem ser postas uma após a outra sem mudar o resultado; por isso, linhas de comprimento parecido dividem um lote.</translation>
    </message>
    <message>
        <source>The result is the same; some time goes into filled-up places.</source>
        <translation>O resultado é o mesmo; um pouco de tempo vai para o preenchimento.</translation>
    </message>
    <message>
        <source>Training became unstable at step {step}, so the learning rate went from {was} to {now}. The rows and their order stay.</source>
        <translation>O treinamento ficou instável no passo {step}; por isso a taxa de aprendizado passou de {was} para {now}. As linhas e sua ordem continuam.</translation>
    </message>
    <message>
        <source>Formiga lowered the learning rate and went on</source>
        <translation>O Formiga baixou a taxa de aprendizado e continuou</translation>
    </message>
    <message>
        <source>Rate {was} → {now}</source>
        <translation>Taxa {was} → {now}</translation>
    </message>
    <message>
        <source>At step {step} their loss was no number. They come from these lines of the data: {lines}. All other rows stay.</source>
        <translation>No passo {step} a perda delas não era um número. Elas vêm destas linhas dos dados: {lines}. Todas as outras continuam.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out</source>
        <translation>
            <numerusform>%Ln linha deixada de fora</numerusform>
            <numerusform>%Ln linhas deixadas de fora</numerusform>
        </translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Configuração alterada</translation>
    </message>
    <message numerus="yes">
        <source>{lines} and %Ln more</source>
        <translation>
            <numerusform>{lines} e mais %Ln</numerusform>
            <numerusform>{lines} e mais %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>{run}, step {step}</source>
        <translation>{run}, passo {step}</translation>
    </message>
    <message>
        <source>adapter off</source>
        <translation>adaptador desligado</translation>
    </message>
    <message>
        <source>adapter on</source>
        <translation>adaptador ligado</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Tuned</source>
        <translation>Treinado</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>esperado</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>(sem resposta)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Mostrar menos</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>No rows are kept aside to measure on.</source>
        <translation>Nenhuma linha fica reservada para medir.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are kept aside to measure on</source>
        <translation>
            <numerusform>%Ln linha fica reservada para medir</numerusform>
            <numerusform>%Ln linhas ficam reservadas para medir</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows} ({share}), chosen by chance; look-alikes stay together.</source>
        <translation>{rows} ({share}), por sorteio; linhas parecidas ficam juntas.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validação</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Escolher um arquivo…</translation>
    </message>
    <message>
        <source>Keep a part aside instead</source>
        <translation>Reservar uma parte dos exemplos</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Usar {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) to measure on; none of them is trained on.</source>
        <translation>
            <numerusform>%Ln linha para medir; ela não é treinada.</numerusform>
            <numerusform>%Ln linhas para medir; nenhuma delas é treinada.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured on these rows; none of them is trained on.</source>
        <translation>Medido nestas linhas; nenhuma delas é treinada.</translation>
    </message>
    <message>
        <source>Choose a file with rows to measure on</source>
        <translation>Escolha um arquivo com linhas para medir</translation>
    </message>
    <message>
        <source>Examples ({patterns})</source>
        <translation>Exemplos ({patterns})</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>In the question, the model learns to answer by it; left out, it must guess from the question alone.</source>
        <translation>Na pergunta, o modelo aprende a responder com base nela; deixada de fora, ele precisa adivinhar só pela pergunta.</translation>
    </message>
    <message numerus="yes">
        <source>It has %Ln value(s) ({examples} …).</source>
        <translation>
            <numerusform>Tem %Ln valor ({examples} …).</numerusform>
            <numerusform>Tem %Ln valores ({examples} …).</numerusform>
        </translation>
    </message>
    <message>
        <source>What is “{column}” for?</source>
        <translation>Para que serve “{column}”?</translation>
    </message>
    <message>
        <source>Put it in the question</source>
        <translation>Pôr na pergunta</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Deixar de fora</translation>
    </message>
    <message>
        <source>“{column}” stands before the question</source>
        <translation>“{column}” vem antes da pergunta</translation>
    </message>
    <message>
        <source>“{column}” is left out</source>
        <translation>“{column}” fica de fora</translation>
    </message>
    <message>
        <source>The file is read as plain texts, and this column is not used. If it rates or sorts the texts, its values can be learned as answers; the model will then reply with the bare value.</source>
        <translation>O arquivo é lido como textos simples, e esta coluna não é usada. Se ela avalia ou classifica os textos, seus valores podem ser aprendidos como respostas; o modelo então responderá só com o valor.</translation>
    </message>
    <message>
        <source>Does “{column}” say something of the texts?</source>
        <translation>“{column}” diz algo sobre os textos?</translation>
    </message>
    <message>
        <source>Learn the values as answers</source>
        <translation>Aprender os valores como respostas</translation>
    </message>
    <message>
        <source>“{column}” is learned as the answer</source>
        <translation>“{column}” é aprendida como a resposta</translation>
    </message>
    <message>
        <source>Repair the accented letters?</source>
        <translation>Reparar as letras acentuadas?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hold letters that were read wrongly before they came here. The model would learn to write them so. Your file is not changed.</source>
        <translation>
            <numerusform>%Ln linha tem letras que foram lidas errado antes de chegar aqui. O modelo aprenderia a escrevê-las assim. Seu arquivo não muda.</numerusform>
            <numerusform>%Ln linhas têm letras que foram lidas errado antes de chegar aqui. O modelo aprenderia a escrevê-las assim. Seu arquivo não muda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln row(s)</source>
        <translation>
            <numerusform>Reparar %Ln linha</numerusform>
            <numerusform>Reparar %Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation>Deixar como estão</translation>
    </message>
    <message>
        <source>Accented letters are repaired</source>
        <translation>As letras acentuadas são reparadas</translation>
    </message>
    <message>
        <source>Accented letters stay as they are</source>
        <translation>As letras acentuadas ficam como estão</translation>
    </message>
    <message>
        <source>The file ends in the middle of a row; it was probably not copied to its end.</source>
        <translation>O arquivo termina no meio de uma linha; é provável que não tenha sido copiado até o fim.</translation>
    </message>
    <message>
        <source>It breaks off at line {line}.</source>
        <translation>Ele se interrompe na linha {line}.</translation>
    </message>
    <message>
        <source>Use the part of the file that is whole?</source>
        <translation>Usar a parte inteira do arquivo?</translation>
    </message>
    <message numerus="yes">
        <source>Use the %Ln whole row(s)</source>
        <translation>
            <numerusform>Usar %Ln linha inteira</numerusform>
            <numerusform>Usar as %Ln linhas inteiras</numerusform>
        </translation>
    </message>
    <message>
        <source>Not this file</source>
        <translation>Não usar</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln whole row(s) of a cut file are used</source>
        <translation>
            <numerusform>%Ln linha inteira de um arquivo cortado é usada</numerusform>
            <numerusform>As %Ln linhas inteiras de um arquivo cortado são usadas</numerusform>
        </translation>
    </message>
    <message>
        <source>The cut file is not used</source>
        <translation>O arquivo cortado não é usado</translation>
    </message>
    <message>
        <source>Read lines with a comma too many?</source>
        <translation>Ler linhas com uma vírgula a mais?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) would be whole without their last comma. Your file is not changed.</source>
        <translation>
            <numerusform>%Ln linha ficaria inteira sem a última vírgula. Seu arquivo não muda.</numerusform>
            <numerusform>%Ln linhas ficariam inteiras sem a última vírgula. Seu arquivo não muda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read them (+%Ln row(s))</source>
        <translation>
            <numerusform>Ler (+%Ln linha)</numerusform>
            <numerusform>Ler (+%Ln linhas)</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Deixar de fora</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are read without a comma too many</source>
        <translation>
            <numerusform>%Ln linha é lida sem a vírgula a mais</numerusform>
            <numerusform>%Ln linhas são lidas sem a vírgula a mais</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines with a comma too many are left out</source>
        <translation>Linhas com uma vírgula a mais ficam de fora</translation>
    </message>
    <message>
        <source>Read NaN and Infinity as nothing?</source>
        <translation>Ler NaN e Infinity como vazio?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hold NaN or Infinity, which JSON does not know. Their words can be used all the same. Your file is not changed.</source>
        <translation>
            <numerusform>%Ln linha contém NaN ou Infinity, que JSON não conhece. As palavras dela podem ser usadas mesmo assim. O seu arquivo não é alterado.</numerusform>
            <numerusform>%Ln linhas contêm NaN ou Infinity, que JSON não conhece. As palavras delas podem ser usadas mesmo assim. O seu arquivo não é alterado.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln row(s) NaN and Infinity are read as nothing</source>
        <translation>
            <numerusform>Em %Ln linha, NaN e Infinity são lidos como vazio</numerusform>
            <numerusform>Em %Ln linhas, NaN e Infinity são lidos como vazio</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows with NaN or Infinity are left out</source>
        <translation>Linhas com NaN ou Infinity ficam de fora</translation>
    </message>
    <message>
        <source>What about cells under no header?</source>
        <translation>E as células sem cabeçalho?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have more cells than there are columns; often a separator stands inside a text without quotes.</source>
        <translation>
            <numerusform>%Ln linha tem mais células do que há colunas; muitas vezes há um separador dentro de um texto sem aspas.</numerusform>
            <numerusform>%Ln linhas têm mais células do que há colunas; muitas vezes há um separador dentro de um texto sem aspas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use the row(s) without the extra cells (+%Ln)</source>
        <translation>
            <numerusform>Usar a linha sem as células a mais (+%Ln)</numerusform>
            <numerusform>Usar as linhas sem as células a mais (+%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells under no header are ignored</source>
        <translation>Células sem cabeçalho são ignoradas</translation>
    </message>
    <message>
        <source>Rows with extra cells are left out</source>
        <translation>Linhas com células a mais ficam de fora</translation>
    </message>
    <message>
        <source>Who speaks here?</source>
        <translation>Quem fala aqui?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) have a speaker that Formiga does not know. Used as the assistant, what it says is learned.</source>
        <translation>
            <numerusform>%Ln conversa tem alguém que o Formiga não conhece. Se for usado como assistente, o que ele diz é aprendido.</numerusform>
            <numerusform>%Ln conversas têm alguém que o Formiga não conhece. Se for usado como assistente, o que ele diz é aprendido.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use as assistant (+%Ln row(s))</source>
        <translation>
            <numerusform>Usar como assistente (+%Ln linha)</numerusform>
            <numerusform>Usar como assistente (+%Ln linhas)</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown speakers are read as the assistant</source>
        <translation>Quem não é conhecido é lido como assistente</translation>
    </message>
    <message>
        <source>Conversations with unknown speakers are left out</source>
        <translation>Conversas com alguém desconhecido ficam de fora</translation>
    </message>
    <message>
        <source>Train on the preferred answers?</source>
        <translation>Treinar com as respostas preferidas?</translation>
    </message>
    <message>
        <source>Each row has a preferred and a rejected answer. Formiga teaches answers: it can learn the preferred ones. The rejected ones are never trained on.</source>
        <translation>Cada linha tem uma resposta preferida e uma rejeitada. O Formiga ensina respostas: ele pode ensinar as preferidas. As rejeitadas nunca são treinadas.</translation>
    </message>
    <message>
        <source>Learn the preferred answers</source>
        <translation>Aprender as respostas preferidas</translation>
    </message>
    <message>
        <source>The preferred answers are learned, the rejected ones not used</source>
        <translation>As respostas preferidas são aprendidas; as rejeitadas não são usadas</translation>
    </message>
    <message>
        <source>Train on the answers that are marked good?</source>
        <translation>Treinar com as respostas marcadas como boas?</translation>
    </message>
    <message numerus="yes">
        <source>“{column}” says which answers are good: %Ln row(s). All others are left out, so that no bad answer is learned.</source>
        <translation>
            <numerusform>“{column}” diz quais respostas são boas: %Ln linha. As outras ficam de fora, para que nenhuma resposta ruim seja aprendida.</numerusform>
            <numerusform>“{column}” diz quais respostas são boas: %Ln linhas. As outras ficam de fora, para que nenhuma resposta ruim seja aprendida.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learn the %Ln row(s) marked good</source>
        <translation>
            <numerusform>Aprender a %Ln linha boa</numerusform>
            <numerusform>Aprender as %Ln linhas boas</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the rows marked good are learned</source>
        <translation>Só as linhas marcadas como boas são aprendidas</translation>
    </message>
    <message>
        <source>Train on the right choices?</source>
        <translation>Treinar com as alternativas certas?</translation>
    </message>
    <message>
        <source>Each question has choices, and “{column}” says which of them is right. The choices stand under the question, each with its letter; the right one is the answer.</source>
        <translation>Cada pergunta tem alternativas, e “{column}” diz qual delas é a certa. As alternativas ficam abaixo da pergunta, cada uma com sua letra; a certa é a resposta.</translation>
    </message>
    <message>
        <source>Learn the right choices</source>
        <translation>Aprender as alternativas certas</translation>
    </message>
    <message>
        <source>The right choices are learned as answers</source>
        <translation>As alternativas certas são aprendidas como respostas</translation>
    </message>
    <message>
        <source>No answers were found</source>
        <translation>Nenhuma resposta foi encontrada</translation>
    </message>
    <message>
        <source>If a column holds them, choose “Answer” above it. The texts of “{column}” can also be learned as they are; the model then writes such texts and answers nothing.</source>
        <translation>Se alguma coluna tem as respostas, escolha “Resposta” acima dela. Os textos de “{column}” também podem ser aprendidos como estão; o modelo então escreve textos assim e não responde nada.</translation>
    </message>
    <message>
        <source>Learn the texts as they are</source>
        <translation>Aprender os textos como estão</translation>
    </message>
    <message>
        <source>The texts are learned as they are</source>
        <translation>Os textos são aprendidos como estão</translation>
    </message>
    <message>
        <source>These are labels, not answers</source>
        <translation>Estes são rótulos, não respostas</translation>
    </message>
    <message>
        <source>“{column}” sorts texts into groups. Learned as answers, the model will reply with the bare name of a group and nothing else, to whatever it is asked.</source>
        <translation>“{column}” separa textos em grupos. Com esses rótulos como respostas, o modelo vai responder só com o nome de um grupo e nada mais, seja qual for a pergunta.</translation>
    </message>
    <message>
        <source>Learn the labels as answers</source>
        <translation>Aprender os rótulos como respostas</translation>
    </message>
    <message>
        <source>Learn only the texts</source>
        <translation>Aprender só os textos</translation>
    </message>
    <message>
        <source>The labels are learned as answers</source>
        <translation>Os rótulos são aprendidos como respostas</translation>
    </message>
    <message>
        <source>The texts are learned without their labels</source>
        <translation>Os textos são aprendidos sem seus rótulos</translation>
    </message>
    <message>
        <source>“{column}” is: {role}</source>
        <translation>“{column}” é: {role}</translation>
    </message>
    <message>
        <source>Is this what the columns mean?</source>
        <translation>É isto que as colunas significam?</translation>
    </message>
    <message>
        <source>Their names do not say it, so it was read from what they hold. {pairs}.</source>
        <translation>Os nomes não dizem, por isso foi lido do conteúdo delas. {pairs}.</translation>
    </message>
    <message>
        <source>Yes, that is right</source>
        <translation>Sim, está certo</translation>
    </message>
    <message>
        <source>You confirmed what the columns mean</source>
        <translation>Você confirmou o que as colunas significam</translation>
    </message>
    <message>
        <source>Is the first line a row, or the names of the columns?</source>
        <translation>A primeira linha é de dados ou tem os nomes das colunas?</translation>
    </message>
    <message>
        <source>It reads: {cells}. It was taken as a row.</source>
        <translation>Ela diz: {cells}. Foi lida como linha de dados.</translation>
    </message>
    <message>
        <source>It is a row</source>
        <translation>É de dados</translation>
    </message>
    <message>
        <source>It names the columns</source>
        <translation>Tem os nomes das colunas</translation>
    </message>
    <message>
        <source>The first line is a row</source>
        <translation>A primeira linha é de dados</translation>
    </message>
    <message>
        <source>Shapes: {shapes}.</source>
        <translation>Formas: {shapes}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without question and answer are left out.</source>
        <translation>
            <numerusform>%Ln linha sem pergunta e resposta fica de fora.</numerusform>
            <numerusform>%Ln linhas sem pergunta e resposta ficam de fora.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds rows of several shapes</source>
        <translation>O arquivo tem linhas de várias formas</translation>
    </message>
    <message numerus="yes">
        <source>Use these %Ln row(s)</source>
        <translation>
            <numerusform>Usar %Ln linha</numerusform>
            <numerusform>Usar estas %Ln linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of several shapes are used</source>
        <translation>
            <numerusform>%Ln linha de várias formas é usada</numerusform>
            <numerusform>%Ln linhas de várias formas são usadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleSheet</name>
    <message>
        <source>Support bundle</source>
        <translation>Pacote de suporte</translation>
    </message>
    <message>
        <source>Tokens, your name, this computer&apos;s name and your folders are taken out. Read what is in it; it is only saved, never sent.</source>
        <translation>Tokens, seu nome, o nome deste computador e suas pastas são retirados. Leia o que há nele; ele só é salvo, nunca enviado.</translation>
    </message>
    <message>
        <source>Putting the documents together</source>
        <translation>Reunindo os documentos</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>The documents are being put together</source>
        <translation>Os documentos estão sendo reunidos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Arquivos compactados (*.zip)</translation>
    </message>
    <message>
        <source>Save the bundle</source>
        <translation>Salvar o pacote de suporte</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Salvando</translation>
    </message>
    <message>
        <source>There is nothing to save</source>
        <translation>Não há nada para salvar</translation>
    </message>
    <message>
        <source>Send it to whoever helps you, if you like.</source>
        <translation>Se quiser, envie a quem ajuda você.</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Salvo como {file}</translation>
    </message>
    <message>
        <source>The bundle could not be saved</source>
        <translation>Não foi possível salvar o pacote de suporte</translation>
    </message>
    <message>
        <source>The bundle could not be put together</source>
        <translation>Não foi possível montar o pacote de suporte</translation>
    </message>
    <message>
        <source>Documents in the bundle</source>
        <translation>Documentos no pacote de suporte</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Scale of the loss axis</source>
        <translation>Escala do eixo da perda</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Passos</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>What the lower axis shows</source>
        <translation>O que o eixo inferior mostra</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Mostrar como tabela</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perda</translation>
    </message>
    <message>
        <source>The chart is being loaded…</source>
        <translation>O gráfico está sendo carregado…</translation>
    </message>
    <message>
        <source>The chart could not be loaded ({error}). Everything else works.</source>
        <translation>Não foi possível carregar o gráfico ({error}). Todo o resto funciona.</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Mostrar como gráfico</translation>
    </message>
    <message>
        <source>faint: every step</source>
        <translation>claro: cada passo</translation>
    </message>
    <message>
        <source>line: smoothed</source>
        <translation>linha: suavizada</translation>
    </message>
    <message>
        <source>▲ checkpoint</source>
        <translation>▲ checkpoint</translation>
    </message>
    <message>
        <source>axis clipped to 1–99 %</source>
        <translation>eixo limitado a 1–99 %</translation>
    </message>
    <message>
        <source>dots and squares: the earlier run</source>
        <translation>pontilhado e quadrados: o treinamento anterior</translation>
    </message>
    <message>
        <source>pauses left out</source>
        <translation>sem as pausas</translation>
    </message>
    <message>
        <source>every step follows in a moment</source>
        <translation>todos os passos aparecem em instantes</translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message numerus="yes">
        <source>Checked on all %Ln row(s)</source>
        <translation>
            <numerusform>Conferido em %Ln linha</numerusform>
            <numerusform>Conferido em todas as %Ln linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked on the first %Ln row(s)</source>
        <translation>
            <numerusform>Conferido na primeira linha (%Ln)</numerusform>
            <numerusform>Conferido nas primeiras %Ln linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are longer than {limit} and left out</source>
        <translation>
            <numerusform>%Ln linha passa de {limit} e fica de fora</numerusform>
            <numerusform>%Ln linhas passam de {limit} e ficam de fora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are cut at {limit}</source>
        <translation>
            <numerusform>%Ln linha é cortada em {limit}</numerusform>
            <numerusform>%Ln linhas são cortadas em {limit}</numerusform>
        </translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Allow {tokens} tokens</source>
        <translation>Permitir {tokens} tokens</translation>
    </message>
    <message>
        <source>nothing is cut</source>
        <translation>nada é cortado</translation>
    </message>
    <message>
        <source>Leave these rows out</source>
        <translation>Deixar estas linhas de fora</translation>
    </message>
    <message>
        <source>Cut them at the end instead</source>
        <translation>Cortar no fim em vez disso</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Examples ({patterns})</source>
        <translation>Exemplos ({patterns})</translation>
    </message>
    <message>
        <source>Every file (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Choose a file with examples</source>
        <translation>Escolha um arquivo com exemplos</translation>
    </message>
    <message>
        <source>Choose a folder with files of examples</source>
        <translation>Escolha uma pasta com arquivos de exemplos</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Expected: {text}</source>
        <translation>Esperado: {text}</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Tuned</source>
        <translation>Treinado</translation>
    </message>
    <message>
        <source>Base:</source>
        <translation>Base:</translation>
    </message>
    <message>
        <source>Tuned:</source>
        <translation>Treinado:</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nada)</translation>
    </message>
    <message>
        <source>`{command} --help` shows what there is.</source>
        <translation>`{command} --help` mostra o que existe.</translation>
    </message>
    <message>
        <source>Fine-tune language models on your own computer. Without a verb: the window.</source>
        <translation>Faça fine-tuning de modelos de linguagem no seu próprio computador. Sem verbo: a janela.</translation>
    </message>
    <message>
        <source>The wheels that engines are built from (`wheels export DIR`).</source>
        <translation>Os pacotes (wheels) com que os motores são construídos (`wheels export DIR`).</translation>
    </message>
    <message>
        <source>One JSON object on standard output.</source>
        <translation>Um objeto JSON na saída padrão.</translation>
    </message>
    <message>
        <source>Formiga&apos;s folder instead of FORMIGA_HOME or the usual one.</source>
        <translation>A pasta do Formiga, em vez de FORMIGA_HOME ou da pasta usual.</translation>
    </message>
    <message>
        <source>`en` or `pt_BR`; is remembered.</source>
        <translation>`en` ou `pt_BR`; fica guardado.</translation>
    </message>
    <message>
        <source>`system`, `light` or `dark`; is remembered.</source>
        <translation>`system`, `light` ou `dark`; fica guardado.</translation>
    </message>
    <message>
        <source>The job file cannot be used: {file}</source>
        <translation>Não é possível usar o arquivo do job: {file}</translation>
    </message>
    <message>
        <source>“{given}” is not offered. Possible: {offered}.</source>
        <translation>“{given}” não existe aqui. Opções: {offered}.</translation>
    </message>
    <message>
        <source>Environment: {verdict}</source>
        <translation>Ambiente: {verdict}</translation>
    </message>
    <message>
        <source>Lock for this computer: {lockfile} (row {row}; {evidence})</source>
        <translation>Lockfile para este computador: {lockfile} (variante {row}; {evidence})</translation>
    </message>
    <message>
        <source>The job was not started: the environment is not ready.</source>
        <translation>O job não foi iniciado: o ambiente não está pronto.</translation>
    </message>
    <message>
        <source>The run goes on without this terminal. `formiga runs` shows how far it is.</source>
        <translation>O treinamento continua sem este terminal. `formiga runs` mostra em que ponto está.</translation>
    </message>
    <message>
        <source>The engine will commit a checkpoint and end. Ctrl+C again leaves it running.</source>
        <translation>O motor vai gravar um checkpoint e encerrar. Com Ctrl+C de novo, ele continua rodando.</translation>
    </message>
    <message>
        <source>Run: {run}</source>
        <translation>Treinamento: {run}</translation>
    </message>
    <message>
        <source>State: {state}, step {steps}</source>
        <translation>Estado: {state}, passo {steps}</translation>
    </message>
    <message>
        <source>Adapter: {folder}</source>
        <translation>Adaptador: {folder}</translation>
    </message>
    <message>
        <source>Held-out loss: {before} before, {after} after</source>
        <translation>Perda nas linhas reservadas: {before} antes, {after} depois</translation>
    </message>
    <message>
        <source>Held-out perplexity: {before} before, {after} after</source>
        <translation>Perplexidade nas linhas reservadas: {before} antes, {after} depois</translation>
    </message>
    <message>
        <source>File: {path} ({size})</source>
        <translation>Arquivo: {path} ({size})</translation>
    </message>
    <message>
        <source>Read as: {kind} ({how})</source>
        <translation>Lido como: {kind} ({how})</translation>
    </message>
    <message>
        <source>Columns: {columns}</source>
        <translation>Colunas: {columns}</translation>
    </message>
    <message>
        <source>Rows: {kept} used, {dropped} left out, {rejected} rejected</source>
        <translation>Linhas: {kept} usadas, {dropped} deixadas de fora, {rejected} rejeitadas</translation>
    </message>
    <message>
        <source>line {line} {reason}</source>
        <translation>linha {line} {reason}</translation>
    </message>
    <message>
        <source>and {count} more; `--json` lists them all</source>
        <translation>e mais {count}; `--json` lista todas</translation>
    </message>
    <message>
        <source>lines {lines}</source>
        <translation>linhas {lines}</translation>
    </message>
    <message>
        <source>{file}, line {line} {reason}</source>
        <translation>{file}, linha {line} {reason}</translation>
    </message>
    <message>
        <source>`--fix {fix}` would bring rows back: {count}</source>
        <translation>`--fix {fix}` recuperaria linhas: {count}</translation>
    </message>
    <message>
        <source>Rows changed by `--fix {fix}`: {count}</source>
        <translation>Linhas alteradas por `--fix {fix}`: {count}</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Linha {number}</translation>
    </message>
    <message>
        <source>Tokens per row: {mean} on average, {p95} at 95 %, {max} at most</source>
        <translation>Tokens por linha: {mean} em média, {p95} em 95 %, {max} no máximo</translation>
    </message>
    <message>
        <source>Blocks of at most {limit} tokens: {blocks}; nothing is cut off</source>
        <translation>Blocos de no máximo {limit} tokens: {blocks}; nada é cortado</translation>
    </message>
    <message>
        <source>Longer than {limit} tokens: {rows} rows</source>
        <translation>Mais longas que {limit} tokens: {rows} linhas</translation>
    </message>
    <message>
        <source>Lengths were measured on {rows} rows.</source>
        <translation>Os comprimentos foram medidos em {rows} linhas.</translation>
    </message>
    <message>
        <source>Model: {name} ({architecture})</source>
        <translation>Modelo: {name} ({architecture})</translation>
    </message>
    <message>
        <source>Parameters: {count}, context {context} tokens</source>
        <translation>Parâmetros: {count}, contexto de {context} tokens</translation>
    </message>
    <message>
        <source>Note: {title}. {body} {action}</source>
        <translation>Observação: {title}. {body} {action}</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>perda {loss}</translation>
    </message>
    <message>
        <source>{tokens} tokens/s</source>
        <translation>{tokens} tokens/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>faltam {time}</translation>
    </message>
    <message>
        <source>asking the hub</source>
        <translation>perguntando ao hub</translation>
    </message>
    <message>
        <source>downloading the model, {done} of {total}</source>
        <translation>baixando o modelo, {done} de {total}</translation>
    </message>
    <message>
        <source>step {step}: held-out loss {loss}, perplexity {perplexity}</source>
        <translation>passo {step}: perda nas linhas reservadas {loss}, perplexidade {perplexity}</translation>
    </message>
    <message>
        <source>step {steps}</source>
        <translation>passo {steps}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>Checking the environment …</source>
        <translation>Conferindo o ambiente …</translation>
    </message>
    <message>
        <source>Counting once more with this length …</source>
        <translation>Contando mais uma vez com este comprimento …</translation>
    </message>
    <message>
        <source>Looking at {name} …</source>
        <translation>Examinando {name} …</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>Lendo {name} …</translation>
    </message>
    <message>
        <source>Asked {run} to commit a checkpoint and end.</source>
        <translation>Pedido a {run}: gravar um checkpoint e encerrar.</translation>
    </message>
    <message>
        <source>No runs yet. `formiga train JOB.json` starts one.</source>
        <translation>Ainda não há treinamentos. `formiga train JOB.json` inicia um.</translation>
    </message>
    <message>
        <source>Run folder: {run}</source>
        <translation>Pasta do treinamento: {run}</translation>
    </message>
    <message>
        <source>Ending it by force in {left} s.</source>
        <translation>Encerramento à força em {left} s.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Treinamento</translation>
    </message>
    <message>
        <source>A repair is at work already: {repair}. Following it.</source>
        <translation>Um reparo já está em andamento: {repair}. Acompanhando.</translation>
    </message>
    <message>
        <source>Looking at the engine; at every file where nothing strikes at once.</source>
        <translation>Examinando o motor; se nada chamar a atenção logo, também cada arquivo.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nada foi alterado.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the engine; it is built because of --to.</source>
        <translation>Não há nada de errado com o motor; ele é construído por causa de --to.</translation>
    </message>
    <message>
        <source>Build it? [y/N] </source>
        <translation>Construir? [s/N] </translation>
    </message>
    <message>
        <source>In use again: {env} (row {row}). `formiga rollback` undoes it.</source>
        <translation>Em uso de novo: {env} (variante {row}). `formiga rollback` desfaz isso.</translation>
    </message>
    <message>
        <source>Its files were not looked at: `formiga check` does that.</source>
        <translation>Os arquivos dele não foram examinados: `formiga check` faz isso.</translation>
    </message>
    <message>
        <source>No engine has been built yet: `formiga repair` builds one.</source>
        <translation>Nenhum motor foi construído ainda: `formiga repair` constrói um.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Construído</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>em uso</translation>
    </message>
    <message>
        <source>the one before, for `formiga rollback`</source>
        <translation>o anterior, para `formiga rollback`</translation>
    </message>
    <message>
        <source>a run works with it</source>
        <translation>um treinamento usa este motor</translation>
    </message>
    <message>
        <source>never finished; the next repair removes it</source>
        <translation>nunca concluído; o próximo reparo o remove</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>guardado</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>ainda não feita</translation>
    </message>
    <message>
        <source>failed on {device}, {when}: {parts}</source>
        <translation>falhou em {device}, {when}: {parts}</translation>
    </message>
    <message>
        <source>passed on {device}, {when}</source>
        <translation>passou em {device}, {when}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perda</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Último evento</translation>
    </message>
    <message>
        <source>1/3 Checking the environment …</source>
        <translation>1/3 Conferindo o ambiente …</translation>
    </message>
    <message>
        <source>2/3 Teaching the starter model its sample …</source>
        <translation>2/3 Ensinando a amostra ao modelo inicial …</translation>
    </message>
    <message>
        <source>3/3 What has changed:</source>
        <translation>3/3 O que mudou:</translation>
    </message>
    <message>
        <source>There is no screen here, so the window stays closed.</source>
        <translation>Não há tela aqui, por isso a janela não é aberta.</translation>
    </message>
    <message>
        <source>Check the environment, start a job file, and follow it.</source>
        <translation>Confere o ambiente, inicia um arquivo de job e o acompanha.</translation>
    </message>
    <message>
        <source>Go on with a run that was stopped or lost, and follow it.</source>
        <translation>Retoma um treinamento parado ou perdido e o acompanha.</translation>
    </message>
    <message>
        <source>End a run after its next checkpoint.</source>
        <translation>Encerra um treinamento depois do próximo checkpoint.</translation>
    </message>
    <message>
        <source>List the runs, the newest first.</source>
        <translation>Lista os treinamentos, os mais novos primeiro.</translation>
    </message>
    <message>
        <source>Show how a data file or a model is understood.</source>
        <translation>Mostra como um arquivo de dados ou um modelo é entendido.</translation>
    </message>
    <message>
        <source>Memory, time and readiness of a run, before it starts.</source>
        <translation>Memória, tempo e conferência de um treinamento, antes do início.</translation>
    </message>
    <message>
        <source>Download a model of the hub, or go on with its download.</source>
        <translation>Baixar um modelo do hub, ou continuar a baixá-lo.</translation>
    </message>
    <message>
        <source>Base and tuned answers side by side, with held-out numbers.</source>
        <translation>Respostas da base e do treinado lado a lado, com números das linhas reservadas.</translation>
    </message>
    <message>
        <source>Look at driver, card, engine and disk; say what to do.</source>
        <translation>Examina driver, placa, motor e disco; diz o que fazer.</translation>
    </message>
    <message>
        <source>Build a known-good engine beside this one, try it, use it.</source>
        <translation>Constrói ao lado deste um motor comprovado, testa e passa a usá-lo.</translation>
    </message>
    <message>
        <source>Go back to the engine before, at once.</source>
        <translation>Volta ao motor anterior, na hora.</translation>
    </message>
    <message>
        <source>List the engines, with their proof.</source>
        <translation>Lista os motores, com a prova de cada um.</translation>
    </message>
    <message>
        <source>Collect what somebody needs to help, without your names.</source>
        <translation>Reúne o que alguém precisa para ajudar, sem os seus nomes.</translation>
    </message>
    <message>
        <source>Print the folders and interpreters that are used.</source>
        <translation>Mostra as pastas e os interpretadores em uso.</translation>
    </message>
    <message>
        <source>Put the wheels of a row into DIR, for a computer without internet.</source>
        <translation>Põe os pacotes de uma variante em DIR, para um computador sem internet.</translation>
    </message>
    <message>
        <source>A run&apos;s folder, name, or its beginning.</source>
        <translation>A pasta, o nome ou o começo do nome de um treinamento.</translation>
    </message>
    <message>
        <source>Start it and return at once.</source>
        <translation>Inicia e retorna na hora.</translation>
    </message>
    <message>
        <source>The job file.</source>
        <translation>O arquivo do job.</translation>
    </message>
    <message>
        <source>Ask, and return at once.</source>
        <translation>Pede e retorna na hora.</translation>
    </message>
    <message>
        <source>Save a run and free the device; `resume` goes on.</source>
        <translation>Grava um treinamento e libera o dispositivo; `resume` continua.</translation>
    </message>
    <message>
        <source>Save a checkpoint of a run that is going, now.</source>
        <translation>Grava agora um checkpoint de um treinamento em andamento.</translation>
    </message>
    <message>
        <source>Let a run that is going answer its questions, now.</source>
        <translation>Faz um treinamento em andamento responder às suas perguntas agora.</translation>
    </message>
    <message>
        <source>After a countdown, end it without a checkpoint.</source>
        <translation>Depois de uma contagem regressiva, encerra sem checkpoint.</translation>
    </message>
    <message>
        <source>Seconds before `--force` acts.</source>
        <translation>Segundos até `--force` agir.</translation>
    </message>
    <message>
        <source>A data file, a folder, or a dataset of the hub (owner/name).</source>
        <translation>Um arquivo de dados, uma pasta ou um dataset do hub (dono/nome).</translation>
    </message>
    <message>
        <source>A model folder, a hub id or `starter`: counts its tokens.</source>
        <translation>Uma pasta de modelo, um id do hub ou `starter`: conta os tokens.</translation>
    </message>
    <message>
        <source>A job file, or data: a file, a folder, a dataset of the hub (owner/name).</source>
        <translation>Um arquivo de job, ou dados: um arquivo, uma pasta, um dataset do hub (dono/nome).</translation>
    </message>
    <message>
        <source>A model folder, a hub id or `starter`; without it the models are listed.</source>
        <translation>Uma pasta de modelo, um id do hub ou `starter`; sem isso, os modelos são listados.</translation>
    </message>
    <message>
        <source>Where the settings begin; else `balanced`.</source>
        <translation>De onde partem os ajustes; senão `balanced`.</translation>
    </message>
    <message>
        <source>A red finding that you take on; may be given again.</source>
        <translation>Um aviso vermelho que você assume; pode ser repetido.</translation>
    </message>
    <message>
        <source>Try two real steps on the longest batch.</source>
        <translation>Testar dois passos reais no lote mais longo.</translation>
    </message>
    <message>
        <source>Write the job that `train` starts.</source>
        <translation>Gravar o job que `train` inicia.</translation>
    </message>
    <message>
        <source>A hub id such as `owner/name`.</source>
        <translation>Um id do hub, como `dono/nome`.</translation>
    </message>
    <message>
        <source>Longest row in tokens; longer ones are counted.</source>
        <translation>Linha mais longa em tokens; as mais longas são contadas.</translation>
    </message>
    <message>
        <source>Parts of the columns: role, column.</source>
        <translation>Papéis das colunas: papel, coluna.</translation>
    </message>
    <message>
        <source>Which words are learned.</source>
        <translation>Quais palavras são aprendidas.</translation>
    </message>
    <message>
        <source>How the file is read.</source>
        <translation>Como o arquivo é lido.</translation>
    </message>
    <message>
        <source>How bytes become letters, such as `cp1252`.</source>
        <translation>Como bytes viram letras, por exemplo `cp1252`.</translation>
    </message>
    <message>
        <source>What stands between two cells of a table.</source>
        <translation>O que separa duas células de uma tabela.</translation>
    </message>
    <message>
        <source>Whether a table&apos;s first row names its columns.</source>
        <translation>Se a primeira linha de uma tabela tem os nomes das colunas.</translation>
    </message>
    <message>
        <source>A repair that you agree to; may be given again.</source>
        <translation>Um reparo que você aceita; pode ser repetido.</translation>
    </message>
    <message>
        <source>Rows with this finding are not used.</source>
        <translation>Linhas com este achado não são usadas.</translation>
    </message>
    <message>
        <source>A file to measure on, sought in the rows.</source>
        <translation>Um arquivo para medir, procurado nas linhas.</translation>
    </message>
    <message>
        <source>Compare every byte, try 4-bit training.</source>
        <translation>Compara cada byte, testa o treinamento em 4 bits.</translation>
    </message>
    <message>
        <source>Judge a report or a bundle instead of this computer.</source>
        <translation>Avalia um relatório ou um pacote de suporte em vez deste computador.</translation>
    </message>
    <message>
        <source>Which tested set to build; `auto` for the one of this card.</source>
        <translation>Qual conjunto testado construir; `auto` usa o desta placa.</translation>
    </message>
    <message>
        <source>Only from wheels that are kept.</source>
        <translation>Só com os pacotes já guardados.</translation>
    </message>
    <message>
        <source>Wheels that `formiga wheels export` wrote.</source>
        <translation>Pacotes que `formiga wheels export` gravou.</translation>
    </message>
    <message>
        <source>Print the plan, change nothing.</source>
        <translation>Mostra o plano, não altera nada.</translation>
    </message>
    <message>
        <source>Do not ask before it begins.</source>
        <translation>Não perguntar antes de começar.</translation>
    </message>
    <message>
        <source>Even if it failed the same way twice before.</source>
        <translation>Mesmo que já tenha falhado duas vezes do mesmo jeito.</translation>
    </message>
    <message>
        <source>A new folder, or one that gets a folder in it.</source>
        <translation>Uma pasta nova, ou uma que recebe outra pasta dentro.</translation>
    </message>
    <message>
        <source>Which tested set; else this one&apos;s.</source>
        <translation>Qual conjunto testado; se não, o deste computador.</translation>
    </message>
    <message>
        <source>Where to save it; else here.</source>
        <translation>Onde salvar; se não, aqui.</translation>
    </message>
    <message>
        <source>Do not open the window.</source>
        <translation>Não abrir a janela.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>passwords and keys</source>
        <translation>senhas e chaves</translation>
    </message>
    <message>
        <source>logins in addresses</source>
        <translation>logins em endereços</translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation>endereços de e-mail</translation>
    </message>
    <message>
        <source>user names</source>
        <translation>nomes de usuário</translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation>o nome do computador</translation>
    </message>
    <message>
        <source>your folder</source>
        <translation>a sua pasta</translation>
    </message>
    <message>
        <source>Formiga&apos;s folder</source>
        <translation>a pasta do Formiga</translation>
    </message>
    <message>
        <source>the program&apos;s folder</source>
        <translation>a pasta do programa</translation>
    </message>
    <message>
        <source>Looking at this computer and the engine.</source>
        <translation>Examinando este computador e o motor.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Nada foi salvo.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Salvo: {path}</translation>
    </message>
    <message>
        <source>In the bundle, as text:</source>
        <translation>No pacote de suporte, como texto:</translation>
    </message>
    <message>
        <source>nothing had to be</source>
        <translation>nenhuma foi necessária</translation>
    </message>
    <message>
        <source>Replaced by placeholders: {what}.</source>
        <translation>Trocas por marcadores: {what}.</translation>
    </message>
    <message>
        <source>Save as {path}? [y]es, [r]ead it first, [N]o: </source>
        <translation>Salvar como {path}? [s]im, [l]er antes, [N]ão: </translation>
    </message>
    <message>
        <source>Comparing every file and trying 4-bit training: about a minute.</source>
        <translation>Comparando todos os arquivos e testando o treinamento em 4 bits: cerca de um minuto.</translation>
    </message>
    <message>
        <source>Trying: {part}</source>
        <translation>Testando: {part}</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>treinamentos</translation>
    </message>
    <message>
        <source>models</source>
        <translation>modelos</translation>
    </message>
    <message>
        <source>data sets</source>
        <translation>datasets</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>ajustes</translation>
    </message>
    <message>
        <source>Plan: a new engine beside the one in use, row {row}</source>
        <translation>Plano: um motor novo ao lado do que está em uso, variante {row}</translation>
    </message>
    <message>
        <source>Plan: the engine, row {row}</source>
        <translation>Plano: o motor, variante {row}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lockfile</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Mudanças</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>A baixar</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Mantidos</translation>
    </message>
    <message>
        <source>{status} ({date}, {machine}, driver {driver})</source>
        <translation>{status} ({date}, {machine}, driver {driver})</translation>
    </message>
    <message>
        <source>you asked for it</source>
        <translation>você pediu</translation>
    </message>
    <message>
        <source>{lockfile}, SHA-256 {sha256}…, {packages} packages</source>
        <translation>{lockfile}, SHA-256 {sha256}…, {packages} pacotes</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>mais {count}</translation>
    </message>
    <message>
        <source>nothing: every wheel is kept here, no network is needed</source>
        <translation>nada: todos os pacotes estão guardados aqui, não é preciso rede</translation>
    </message>
    <message>
        <source>its size is not known</source>
        <translation>o tamanho não é conhecido</translation>
    </message>
    <message>
        <source>{size}; {stored} of {packages} wheels are kept here</source>
        <translation>{size}; {stored} de {packages} pacotes estão guardados aqui</translation>
    </message>
    <message>
        <source>{needed} must be free</source>
        <translation>{needed} precisam estar livres</translation>
    </message>
    <message>
        <source>{needed} must be free, {lasting} stay in use</source>
        <translation>{needed} precisam estar livres, {lasting} ficam em uso</translation>
    </message>
    <message>
        <source>about {low} to {high}</source>
        <translation>cerca de {low} a {high}</translation>
    </message>
    <message>
        <source>The repair will end; what was fetched is kept. Ctrl+C again leaves it at work.</source>
        <translation>O reparo vai encerrar; o que foi baixado fica. Com Ctrl+C de novo, ele continua rodando.</translation>
    </message>
    <message>
        <source>The repair goes on without this terminal. `formiga repair` shows how far it is.</source>
        <translation>O reparo continua sem este terminal. `formiga repair` mostra em que ponto está.</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept, and the engine in use was not touched.</source>
        <translation>Parado. O que foi baixado fica, e o motor em uso não foi tocado.</translation>
    </message>
    <message>
        <source>Log: {folder}</source>
        <translation>Registro: {folder}</translation>
    </message>
    <message>
        <source>The new engine is in use: {env} ({time}).</source>
        <translation>O novo motor está em uso: {env} ({time}).</translation>
    </message>
    <message>
        <source>The one before is kept: {env}. `formiga rollback` goes back to it.</source>
        <translation>O anterior fica guardado: {env}. `formiga rollback` volta a ele.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Exporting the wheels of {lockfile} (row {row}).</source>
        <translation>Exportando os pacotes de {lockfile} (variante {row}).</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept; nothing was exported.</source>
        <translation>Parado. O que foi baixado fica; nada foi exportado.</translation>
    </message>
    <message>
        <source>{count} wheels, {size}, in {folder}</source>
        <translation>{count} pacotes, {size}, em {folder}</translation>
    </message>
    <message>
        <source>On the other computer: `formiga repair --to {row} --wheels DIR`.</source>
        <translation>No outro computador: `formiga repair --to {row} --wheels DIR`.</translation>
    </message>
    <message>
        <source>{what}: {done} of {total}</source>
        <translation>{what}: {done} de {total}</translation>
    </message>
    <message>
        <source>copying wheels</source>
        <translation>copiando pacotes</translation>
    </message>
    <message>
        <source>fetching wheels</source>
        <translation>baixando pacotes</translation>
    </message>
    <message>
        <source>Languages: {languages}</source>
        <translation>Idiomas: {languages}</translation>
    </message>
    <message>
        <source>Checked for quality: a sample of {rows} rows</source>
        <translation>Qualidade conferida: uma amostra de {rows} linhas</translation>
    </message>
    <message>
        <source>Quality: nothing was found.</source>
        <translation>Qualidade: nada foi encontrado.</translation>
    </message>
    <message>
        <source>{check}: {rows} rows</source>
        <translation>{check}: {rows} linhas</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>linha {line}</translation>
    </message>
    <message>
        <source>`--leave-out {reason}` leaves them out</source>
        <translation>`--leave-out {reason}` as deixa de fora</translation>
    </message>
    <message>
        <source>`--fix {fix}` repairs them</source>
        <translation>`--fix {fix}` as repara</translation>
    </message>
    <message>
        <source>Asked {run} to commit a checkpoint and free the device.</source>
        <translation>Pedido a {run}: gravar um checkpoint e liberar o dispositivo.</translation>
    </message>
    <message>
        <source>Asked {run} to save a checkpoint.</source>
        <translation>Pedido a {run}: gravar um checkpoint.</translation>
    </message>
    <message>
        <source>Saved after step {step}: {path}</source>
        <translation>Gravado depois do passo {step}: {path}</translation>
    </message>
    <message>
        <source>Asked {run} to answer the job&apos;s questions now.</source>
        <translation>Pedido a {run}: responder agora às perguntas da tarefa.</translation>
    </message>
    <message>
        <source>The job has no questions (`evaluation.sample_prompts`).</source>
        <translation>A tarefa não tem perguntas (`evaluation.sample_prompts`).</translation>
    </message>
    <message>
        <source>Line {line} as the model reads it: {tokens} tokens, of them learned: {trained} (between {open} and {close})</source>
        <translation>A linha {line} como o modelo a lê: {tokens} tokens, dos quais aprendidos: {trained} (entre {open} e {close})</translation>
    </message>
    <message>
        <source>cut here; tokens that are not seen: {count}</source>
        <translation>cortada aqui; tokens que não são vistos: {count}</translation>
    </message>
    <message>
        <source>… (lines: {count}) …</source>
        <translation>… (linhas: {count}) …</translation>
    </message>
    <message>
        <source>Memory: {used}, measured; {badge}: {free} of {total} are free ({device}, {way})</source>
        <translation>Memória: {used}, medida; {badge}: {free} de {total} estão livres ({device}, {way})</translation>
    </message>
    <message>
        <source>Memory: {used}, computed; {badge}: {free} of {total} are free ({device}, {way})</source>
        <translation>Memória: {used}, calculada; {badge}: {free} de {total} estão livres ({device}, {way})</translation>
    </message>
    <message>
        <source>The nearest that fits: {values}</source>
        <translation>O mais próximo que cabe: {values}</translation>
    </message>
    <message>
        <source>Models (`--model NAME` takes one)</source>
        <translation>Modelos (`--model NOME` escolhe um)</translation>
    </message>
    <message>
        <source>None is recommended for these rows on this computer.</source>
        <translation>Nenhum é recomendado para estas linhas neste computador.</translation>
    </message>
    <message>
        <source>* recommended for these rows, and taken</source>
        <translation>* recomendado para estas linhas, e escolhido</translation>
    </message>
    <message>
        <source>here</source>
        <translation>aqui</translation>
    </message>
    <message>
        <source>Trying two real steps on the longest batch …</source>
        <translation>Testando dois passos reais no lote mais longo …</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>decida</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>pare</translation>
    </message>
    <message>
        <source>Plan: {name}</source>
        <translation>Plano: {name}</translation>
    </message>
    <message>
        <source>Data: {path}</source>
        <translation>Dados: {path}</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modelo: {name}</translation>
    </message>
    <message>
        <source>Presets (`--preset`; * is taken)</source>
        <translation>Opções (`--preset`; * é a escolhida)</translation>
    </message>
    <message>
        <source>Settings of {preset} that differ from the defaults</source>
        <translation>Ajustes de {preset} que diferem dos padrões</translation>
    </message>
    <message>
        <source>{name}: {value} (default {usual})</source>
        <translation>{name}: {value} (padrão {usual})</translation>
    </message>
    <message>
        <source>Time: about {time}</source>
        <translation>Tempo: cerca de {time}</translation>
    </message>
    <message>
        <source>Not ready: what is marked as stop stands in the way.</source>
        <translation>Ainda não: o que está marcado com “pare” impede o início.</translation>
    </message>
    <message>
        <source>Ready: `{command}` starts it.</source>
        <translation>Tudo pronto: `{command}` o inicia.</translation>
    </message>
    <message>
        <source>Ready. `--save JOB.json` writes the job for `formiga train`.</source>
        <translation>Tudo pronto. `--save JOB.json` grava o job para `formiga train`.</translation>
    </message>
    <message>
        <source>`formiga check` says what is wrong, `formiga repair` builds the engine again.</source>
        <translation>`formiga check` diz o que está errado, `formiga repair` constrói o motor de novo.</translation>
    </message>
    <message>
        <source>{press}: `{values}` in the job file (`--save JOB.json`).</source>
        <translation>{press}: `{values}` no arquivo do job (`--save JOB.json`).</translation>
    </message>
    <message>
        <source>`--probe` measures it with two real steps.</source>
        <translation>`--probe` mede com dois passos reais.</translation>
    </message>
    <message>
        <source>{press}: `--accept {code}`.</source>
        <translation>{press}: `--accept {code}`.</translation>
    </message>
    <message>
        <source>{press}: `{option} {name}`.</source>
        <translation>{press}: `{option} {name}`.</translation>
    </message>
    <message>
        <source>`{command}` fetches it before.</source>
        <translation>`{command}` o baixa antes.</translation>
    </message>
    <message>
        <source>`{command}` shows the rows.</source>
        <translation>`{command}` mostra as linhas.</translation>
    </message>
    <message>
        <source>Another model: `--model NAME`; without it all are listed.</source>
        <translation>Outro modelo: `--model NOME`; sem isso, todos são listados.</translation>
    </message>
    <message>
        <source>Write the job with `--save JOB.json`, change it there, plan it again.</source>
        <translation>Grave o job com `--save JOB.json`, altere-o ali e planeje de novo.</translation>
    </message>
    <message>
        <source>{model} is on this computer.</source>
        <translation>{model} está neste computador.</translation>
    </message>
    <message>
        <source>The download will end; what has arrived is kept. Ctrl+C again leaves it at work.</source>
        <translation>O download vai encerrar; o que já chegou fica. Com Ctrl+C de novo, ele continua rodando.</translation>
    </message>
    <message>
        <source>Here, and verified: {folder}</source>
        <translation>Está aqui, e conferido: {folder}</translation>
    </message>
    <message>
        <source>Stopped: {done} of {total} are kept; the same command goes on.</source>
        <translation>Parado: {done} de {total} ficam guardados; o mesmo comando continua.</translation>
    </message>
    <message>
        <source>The download goes on without this terminal.</source>
        <translation>O modelo continua sendo baixado sem este terminal.</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Please review</source>
        <translation>Revise, por favor</translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation>Linha a linha</translation>
    </message>
    <message>
        <source>Please review: {empty} of {rows} empty</source>
        <translation>Revise: {empty} de {rows} vazias</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignorada</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronta</translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln papel</numerusform>
            <numerusform>%Ln papéis</numerusform>
        </translation>
    </message>
    <message>
        <source>{ready}: {roles}, {least} to {most} turns</source>
        <translation>{ready}: {roles}, {least} a {most} turnos</translation>
    </message>
</context>
<context>
    <name>CompareChoice</name>
    <message>
        <source>Compare with an earlier run</source>
        <translation>Comparar com um treinamento anterior</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparar com…</translation>
    </message>
    <message>
        <source>Compare with none</source>
        <translation>Não comparar</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>{card} does not compute in bf16; the run would not start.</source>
        <translation>{card} não calcula em bf16; o treinamento não iniciaria.</translation>
    </message>
    <message>
        <source>A processor gains nothing from fp16, and its results can overflow.</source>
        <translation>Um processador não ganha nada com fp16, e os resultados podem estourar.</translation>
    </message>
    <message>
        <source>No graphics card can be used on this computer.</source>
        <translation>Nenhuma placa de vídeo pode ser usada neste computador.</translation>
    </message>
    <message>
        <source>This only acts together with gradient checkpointing, which is off.</source>
        <translation>Isto só age junto com gradient checkpointing, que está desligado.</translation>
    </message>
    <message>
        <source>A processor has no other memory to put it into: this has no effect.</source>
        <translation>Um processador não tem outra memória onde pôr isso: não tem efeito.</translation>
    </message>
    <message>
        <source>The model has {layers} layers: at most one of them would recompute.</source>
        <translation>O modelo tem {layers} camadas: no máximo uma delas recalcularia.</translation>
    </message>
    <message>
        <source>Arithmetic is fp16 here, and its scaled gradients do not go with bf16.</source>
        <translation>A aritmética aqui é fp16, e os seus gradientes escalados não combinam com bf16.</translation>
    </message>
    <message>
        <source>A processor has nothing to page to: here it is the plain 8-bit optimizer.</source>
        <translation>Um processador não tem para onde paginar: aqui é o otimizador comum de 8 bits.</translation>
    </message>
    <message>
        <source>On a processor compiling costs its warm-up and gains nearly nothing.</source>
        <translation>Num processador, compilar custa a preparação e não ganha quase nada.</translation>
    </message>
    <message>
        <source>Without rows kept aside nothing is measured, so the run cannot stop early.</source>
        <translation>Sem linhas reservadas nada é medido, por isso o treinamento não pode parar antes.</translation>
    </message>
    <message>
        <source>The run is measured only {times} times: it would never stop early.</source>
        <translation>O treinamento é medido só {times} vezes: nunca pararia antes.</translation>
    </message>
    <message>
        <source>The run has only {updates} updates: nothing would be measured before its end.</source>
        <translation>O treinamento tem só {updates} atualizações: nada seria medido antes do fim.</translation>
    </message>
    <message>
        <source>The run has only {updates} updates: the rate would never be reached.</source>
        <translation>O treinamento tem só {updates} atualizações: a taxa nunca seria atingida.</translation>
    </message>
    <message>
        <source>“Most updates” ends the run after {updates}, which is {epochs} epochs.</source>
        <translation>“Máximo de atualizações” encerra o treinamento após {updates}, ou seja, {epochs} épocas.</translation>
    </message>
    <message>
        <source>The model reads at most {context} tokens at a time.</source>
        <translation>O modelo lê no máximo {context} tokens por vez.</translation>
    </message>
    <message>
        <source>Every row is longer than the limit: none would be left.</source>
        <translation>Todas as linhas passam do limite: não restaria nenhuma.</translation>
    </message>
    <message>
        <source>Models of this kind usually have no layer called {names}.</source>
        <translation>Modelos deste tipo em geral não têm uma camada chamada {names}.</translation>
    </message>
    <message>
        <source>This model&apos;s embedding and output layer are one table. With an adapter on {names} they are trained apart: new words are not produced, and the result cannot be merged.</source>
        <translation>O embedding e a camada de saída deste modelo são uma tabela só. Com um adaptador em {names} eles são treinados em separado: palavras novas não são produzidas, e o resultado não pode ser mesclado.</translation>
    </message>
    <message>
        <source>The narrowest layer has {side} inputs or outputs: a higher rank adds nothing.</source>
        <translation>A camada mais estreita tem {side} entradas ou saídas: um rank maior não acrescenta nada.</translation>
    </message>
    <message>
        <source>So much is forgotten that training gets slow; 0.05 to 0.1 is usual.</source>
        <translation>Tanto é esquecido que o treino fica lento; o usual é de 0,05 a 0,1.</translation>
    </message>
    <message>
        <source>There are {rows} rows: none would be left to train on.</source>
        <translation>Há {rows} linhas: não restaria nenhuma para treinar.</translation>
    </message>
    <message>
        <source>Without rows kept aside there is no best state; the last one is taken.</source>
        <translation>Sem linhas reservadas não há melhor estado; vale o último.</translation>
    </message>
    <message>
        <source>This looks like a rate for full fine-tuning: an adapter hardly moves with it.</source>
        <translation>Isto parece uma taxa de ajuste fino completo: um adaptador quase não se move com ela.</translation>
    </message>
    <message>
        <source>Much higher than usual for this model and batch: the loss may jump.</source>
        <translation>Bem acima do usual para este modelo e lote: a perda pode dar saltos.</translation>
    </message>
    <message>
        <source>Published runs became unstable at this strength: the loss will likely explode.</source>
        <translation>Treinamentos publicados ficaram instáveis com esta força: a perda deve explodir.</translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation>Usar {value}</translation>
    </message>
    <message>
        <source>Set “{name}” to {value}</source>
        <translation>Definir “{name}” como {value}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Something in the window went wrong</source>
        <translation>Algo deu errado na janela</translation>
    </message>
    <message>
        <source>A run that is going is not affected, and nothing of it is lost.</source>
        <translation>Um treinamento em andamento não é afetado, e nada dele se perde.</translation>
    </message>
    <message>
        <source>You can go on. If it happens again, the details help to mend it.</source>
        <translation>Você pode continuar. Se acontecer de novo, os detalhes ajudam a corrigir.</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Next: model</source>
        <translation>Avançar: modelo</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>Lendo {name} …</translation>
    </message>
    <message>
        <source>See what the model sees</source>
        <translation>Ver o que o modelo vê</translation>
    </message>
    <message>
        <source>The file is still being read</source>
        <translation>O arquivo ainda está sendo lido</translation>
    </message>
    <message>
        <source>Assign at least a question and an answer</source>
        <translation>Indique pelo menos uma pergunta e uma resposta</translation>
    </message>
    <message>
        <source>Answer the question under the table first</source>
        <translation>Responda antes à pergunta abaixo da tabela</translation>
    </message>
    <message>
        <source>This file cannot be used as it is</source>
        <translation>Este arquivo não pode ser usado como está</translation>
    </message>
    <message>
        <source>Choose a file with examples first</source>
        <translation>Escolha primeiro um arquivo com exemplos</translation>
    </message>
    <message>
        <source>No row of this file can be used</source>
        <translation>Nenhuma linha deste arquivo pode ser usada</translation>
    </message>
    <message>
        <source>Looking at the first rows.</source>
        <translation>Examinando as primeiras linhas.</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Desfazer a última mudança</translation>
    </message>
    <message>
        <source>What is shown here is how it was before.</source>
        <translation>O que aparece aqui é como estava antes.</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>O arquivo mudou</translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation>O que o modelo deve aprender?</translation>
    </message>
    <message>
        <source>A run takes your examples and teaches them to a model on this computer.</source>
        <translation>Um treinamento ensina os seus exemplos a um modelo neste computador.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Ler de novo</translation>
    </message>
    <message>
        <source>Your examples</source>
        <translation>Seus exemplos</translation>
    </message>
    <message>
        <source>What each column means, and what happens to every row.</source>
        <translation>O que cada coluna significa e o que acontece com cada linha.</translation>
    </message>
</context>
<context>
    <name>DeepCard</name>
    <message>
        <source>Check thoroughly</source>
        <translation>Conferir por completo</translation>
    </message>
    <message>
        <source>Check every file and try 4-bit training</source>
        <translation>Conferir todos os arquivos e testar o treinamento em 4 bits</translation>
    </message>
    <message>
        <source>The thorough check is at work</source>
        <translation>A conferência completa está em andamento</translation>
    </message>
    <message>
        <source>A check is at work</source>
        <translation>Uma conferência está em andamento</translation>
    </message>
    <message>
        <source>At work for {passed} of about {about}. You may go on meanwhile.</source>
        <translation>Em andamento há {passed} de cerca de {about}. Enquanto isso, você pode continuar.</translation>
    </message>
    <message>
        <source>Compares every byte with its fingerprint, loads the libraries and does a real training step in 4 bit. About {about}.</source>
        <translation>Compara cada byte com a impressão digital do arquivo, carrega as bibliotecas e faz um passo real de treinamento em 4 bits. Cerca de {about}.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>From the Hugging Face hub…</source>
        <translation>Do hub da Hugging Face…</translation>
    </message>
    <message>
        <source>{kinds}, or a folder of them. Nothing leaves this computer.</source>
        <translation>{kinds}, ou uma pasta com eles. Nada sai deste computador.</translation>
    </message>
    <message>
        <source>Drop a file with your examples here</source>
        <translation>Solte aqui um arquivo com os seus exemplos</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message numerus="yes">
        <source>That is %Ln update(s).</source>
        <translation>
            <numerusform>Isso dá %Ln atualização.</numerusform>
            <numerusform>Isso dá %Ln atualizações.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That makes %Ln row(s) per update.</source>
        <translation>
            <numerusform>Isso dá %Ln linha por atualização.</numerusform>
            <numerusform>Isso dá %Ln linhas por atualização.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run has %Ln measurement(s).</source>
        <translation>
            <numerusform>O treinamento tem %Ln medição.</numerusform>
            <numerusform>O treinamento tem %Ln medições.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That is {some} of %Ln layer(s).</source>
        <translation>
            <numerusform>São {some} de %Ln camada.</numerusform>
            <numerusform>São {some} de %Ln camadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That makes %Ln block(s).</source>
        <translation>
            <numerusform>Isso dá %Ln bloco.</numerusform>
            <numerusform>Isso dá %Ln blocos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are left out instead of {usual}.</source>
        <translation>
            <numerusform>%Ln linha fica de fora em vez de {usual}.</numerusform>
            <numerusform>%Ln linhas ficam de fora em vez de {usual}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are cut instead of {usual}.</source>
        <translation>
            <numerusform>%Ln linha é cortada em vez de {usual}.</numerusform>
            <numerusform>%Ln linhas são cortadas em vez de {usual}.</numerusform>
        </translation>
    </message>
    <message>
        <source>As many rows are cut as with the recommended value.</source>
        <translation>São cortadas tantas linhas quanto com o valor recomendado.</translation>
    </message>
</context>
<context>
    <name>EndCard</name>
    <message>
        <source>End the engine…</source>
        <translation>Encerrar o motor…</translation>
    </message>
    <message>
        <source>Ending it keeps everything up to the last checkpoint; the steps after it are done again by Resume.</source>
        <translation>Ao encerrá-lo, fica tudo até o último checkpoint; os passos depois dele são refeitos ao retomar.</translation>
    </message>
    <message>
        <source>The engine is still busy with a long step</source>
        <translation>O motor ainda está ocupado com um passo longo</translation>
    </message>
    <message>
        <source>It does what was asked as soon as that step is done.</source>
        <translation>Ele faz o que foi pedido assim que esse passo terminar.</translation>
    </message>
    <message>
        <source>The engine does not answer</source>
        <translation>O motor não responde</translation>
    </message>
    <message>
        <source>It gives a sign every 10 seconds, and none has come for longer.</source>
        <translation>Ele dá sinal a cada 10 segundos, e faz mais tempo que não chega nenhum.</translation>
    </message>
    <message>
        <source>Ending the engine</source>
        <translation>Encerrando o motor</translation>
    </message>
    <message>
        <source>This takes up to 20 seconds.</source>
        <translation>Isso leva até 20 segundos.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Deixar continuar</translation>
    </message>
    <message numerus="yes">
        <source>The engine is ended in %Ln second(s)</source>
        <translation>
            <numerusform>O motor será encerrado em %Ln segundo</numerusform>
            <numerusform>O motor será encerrado em %Ln segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything up to the last checkpoint stays.</source>
        <translation>Fica tudo até o último checkpoint.</translation>
    </message>
</context>
<context>
    <name>EngineLine</name>
    <message>
        <source>Turn off</source>
        <translation>Desligar</translation>
    </message>
    <message>
        <source>Keep it ready</source>
        <translation>Manter pronto</translation>
    </message>
    <message>
        <source>The first step then comes some seconds later, and the memory is free meanwhile</source>
        <translation>O primeiro passo então vem alguns segundos depois, e a memória fica livre até lá</translation>
    </message>
    <message>
        <source>An engine then waits while a run is set up, and the first step comes sooner</source>
        <translation>Um motor então espera enquanto o treino é preparado, e o primeiro passo vem antes</translation>
    </message>
    <message>
        <source>The engine is ready and holds {memory} of memory.</source>
        <translation>O motor está pronto e ocupa {memory} de memória.</translation>
    </message>
    <message>
        <source>The engine is getting ready.</source>
        <translation>O motor está se preparando.</translation>
    </message>
    <message>
        <source>The engine starts together with the run.</source>
        <translation>O motor começa junto com o treino.</translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>Environment ready</source>
        <translation>Ambiente pronto</translation>
    </message>
    <message>
        <source>Environment usable</source>
        <translation>Ambiente utilizável</translation>
    </message>
    <message>
        <source>Build needed</source>
        <translation>Precisa reconstruir</translation>
    </message>
    <message>
        <source>Environment blocked</source>
        <translation>Ambiente bloqueado</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Placa de vídeo</translation>
    </message>
    <message>
        <source>compute capability {compute_capability:version}</source>
        <translation>compute capability {compute_capability:version}</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>{free_bytes:memory} free</source>
        <translation>{free_bytes:memory} livres</translation>
    </message>
    <message>
        <source>{row_driver_minimum:version} or newer</source>
        <translation>{row_driver_minimum:version} ou mais novo</translation>
    </message>
    <message>
        <source>Free GPU memory</source>
        <translation>Memória livre da placa</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>4-bit training, tried</source>
        <translation>Treinamento em 4 bits, testado</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Voltar ao anterior</translation>
    </message>
    <message>
        <source>{minimum:version} or newer</source>
        <translation>{minimum:version} ou mais novo</translation>
    </message>
    <message>
        <source>{row_lowest:version} to {row_highest:version}</source>
        <translation>{row_lowest:version} a {row_highest:version}</translation>
    </message>
    <message>
        <source>advised: {row_driver_advised:version}</source>
        <translation>recomendado: {row_driver_advised:version}</translation>
    </message>
    <message>
        <source>in use by {programs_words}</source>
        <translation>em uso por {programs_words}</translation>
    </message>
    <message>
        <source>the job needs {needed_bytes:memory}</source>
        <translation>o job precisa de {needed_bytes:memory}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message>
        <source>training runs on the processor</source>
        <translation>o treinamento roda no processador</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Aritmética</translation>
    </message>
    <message>
        <source>the best this card offers</source>
        <translation>a melhor que esta placa oferece</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>variante {row}</translation>
    </message>
    <message>
        <source>passed {t_when}</source>
        <translation>passou {t_when}</translation>
    </message>
    <message>
        <source>in {seconds:duration}</source>
        <translation>em {seconds:duration}</translation>
    </message>
    <message>
        <source>not yet here</source>
        <translation>ainda não feito aqui</translation>
    </message>
    <message>
        <source>{row}, built {created_t_when}</source>
        <translation>{row}, construído {created_t_when}</translation>
    </message>
    <message>
        <source>one click, without network</source>
        <translation>um clique, sem rede</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ainda não há</translation>
    </message>
    <message>
        <source>the first repair keeps this environment</source>
        <translation>o primeiro reparo guarda este ambiente</translation>
    </message>
    <message>
        <source>Wheel store</source>
        <translation>Depósito de pacotes</translation>
    </message>
    <message>
        <source>{present} of {wanted} files</source>
        <translation>{present} de {wanted} arquivos</translation>
    </message>
    <message>
        <source>{bytes:size} kept for repairs</source>
        <translation>{bytes:size} guardados para reparos</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>{free_bytes} free</source>
        <translation>{free_bytes} livres</translation>
    </message>
    <message>
        <source>advised: {advised:version}</source>
        <translation>recomendado: {advised:version}</translation>
    </message>
    <message>
        <source>Architectures in torch</source>
        <translation>Arquiteturas no torch</translation>
    </message>
    <message>
        <source>in bitsandbytes: {bitsandbytes_words}</source>
        <translation>no bitsandbytes: {bitsandbytes_words}</translation>
    </message>
    <message>
        <source>a repair needs {repair_needs_bytes}</source>
        <translation>um reparo precisa de {repair_needs_bytes}</translation>
    </message>
    <message>
        <source>{needed_bytes} needed</source>
        <translation>{needed_bytes} necessários</translation>
    </message>
    <message>
        <source>Disk for a repair</source>
        <translation>Disco para um reparo</translation>
    </message>
    <message>
        <source>{available_bytes:memory} free</source>
        <translation>{available_bytes:memory} livres</translation>
    </message>
    <message>
        <source>{needed_bytes:memory} needed</source>
        <translation>{needed_bytes:memory} necessários</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computador</translation>
    </message>
    <message>
        <source>Python of the engine</source>
        <translation>Python do motor</translation>
    </message>
    <message>
        <source>as locked</source>
        <translation>como no lockfile</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lockfile</translation>
    </message>
    <message>
        <source>All packages</source>
        <translation>Todos os pacotes</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>not part of the lock</source>
        <translation>não faz parte do lockfile</translation>
    </message>
    <message>
        <source>asked for by {asked_by}</source>
        <translation>exigido por {asked_by}</translation>
    </message>
    <message>
        <source>Build of torch</source>
        <translation>Versão compilada do torch</translation>
    </message>
    <message>
        <source>Installed files</source>
        <translation>Arquivos instalados</translation>
    </message>
    <message>
        <source>as built</source>
        <translation>como na construção</translation>
    </message>
    <message>
        <source>none missing or cut short</source>
        <translation>nenhum ausente ou incompleto</translation>
    </message>
    <message>
        <source>Preparing, {percent}</source>
        <translation>Preparando, {percent}</translation>
    </message>
    <message>
        <source>Engine not set up</source>
        <translation>Motor não instalado</translation>
    </message>
    <message>
        <source>on the processor</source>
        <translation>no processador</translation>
    </message>
    <message>
        <source>The check itself did not work</source>
        <translation>A própria conferência não funcionou</translation>
    </message>
    <message>
        <source>It ended with: {error}</source>
        <translation>Ela terminou com: {error}</translation>
    </message>
    <message>
        <source>Check again; if it stays, the log in Formiga&apos;s home has more.</source>
        <translation>Confira de novo; se continuar assim, o registro na pasta do Formiga diz mais.</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>Pronto para treinar</translation>
    </message>
    <message>
        <source>Ready to train: {device}</source>
        <translation>Pronto para treinar: {device}</translation>
    </message>
    <message>
        <source>Everything is as it was tested.</source>
        <translation>Tudo está como foi testado.</translation>
    </message>
    <message>
        <source>Training is expected to work. Worth knowing: {notices}.</source>
        <translation>O treinamento deve funcionar. Vale saber: {notices}.</translation>
    </message>
    <message>
        <source>Rolling back returns to the environment before, at once and without network. Your runs and models are not touched.</source>
        <translation>Voltar ao anterior traz de volta o ambiente de antes, na hora e sem rede. Seus treinamentos e modelos não são tocados.</translation>
    </message>
    <message>
        <source>Repair builds a fresh environment beside the present one ({costs}), tries it, and only then switches. Your runs and models are not touched.</source>
        <translation>O reparo constrói um ambiente novo ao lado do atual ({costs}), testa e só então troca. Seus treinamentos e modelos não são tocados.</translation>
    </message>
    <message>
        <source>nothing to download</source>
        <translation>nada a baixar</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} a baixar</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>cerca de {time}</translation>
    </message>
    <message>
        <source>{low} to {high} min</source>
        <translation>{low} a {high} min</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} a {high}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more finding(s) in the table below.</source>
        <translation>
            <numerusform>Mais %Ln achado na tabela abaixo.</numerusform>
            <numerusform>Mais %Ln achados na tabela abaixo.</numerusform>
        </translation>
    </message>
    <message>
        <source>libraries load</source>
        <translation>bibliotecas carregam</translation>
    </message>
    <message>
        <source>card answers</source>
        <translation>placa responde</translation>
    </message>
    <message>
        <source>4-bit rounding</source>
        <translation>arredondamento em 4 bits</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>propagação direta</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>retropropagação</translation>
    </message>
    <message>
        <source>training after measuring</source>
        <translation>treinamento após medição</translation>
    </message>
    <message>
        <source>8-bit optimizer</source>
        <translation>otimizador de 8 bits</translation>
    </message>
    <message>
        <source>a model learns</source>
        <translation>um modelo aprende</translation>
    </message>
    <message>
        <source>chat page</source>
        <translation>página de chat</translation>
    </message>
    <message>
        <source>fingerprints of every file</source>
        <translation>impressões digitais de todos os arquivos</translation>
    </message>
    <message>
        <source>{part} {measured} (limit {limit})</source>
        <translation>{part} {measured} (limite {limit})</translation>
    </message>
    <message>
        <source>computers without an NVIDIA card</source>
        <translation>computadores sem placa NVIDIA</translation>
    </message>
    <message>
        <source>preparing data</source>
        <translation>preparação de dados</translation>
    </message>
    <message>
        <source>very small models</source>
        <translation>modelos bem pequenos</translation>
    </message>
    <message>
        <source>GTX 10 cards</source>
        <translation>placas GTX 10</translation>
    </message>
    <message>
        <source>V100 cards</source>
        <translation>placas V100</translation>
    </message>
    <message>
        <source>RTX 20 and GTX 16 cards</source>
        <translation>placas RTX 20 e GTX 16</translation>
    </message>
    <message>
        <source>RTX 30 cards</source>
        <translation>placas RTX 30</translation>
    </message>
    <message>
        <source>RTX 40 cards</source>
        <translation>placas RTX 40</translation>
    </message>
    <message>
        <source>H100 and H200 cards</source>
        <translation>placas H100 e H200</translation>
    </message>
    <message>
        <source>RTX 50 cards</source>
        <translation>placas RTX 50</translation>
    </message>
    <message>
        <source>drivers 525 to 579</source>
        <translation>drivers 525 a 579</translation>
    </message>
    <message>
        <source>to download</source>
        <translation>a baixar</translation>
    </message>
    <message>
        <source>to download, {stored} of {wanted} files are here</source>
        <translation>a baixar, {stored} de {wanted} arquivos já estão aqui</translation>
    </message>
    <message>
        <source>to download: every file is here</source>
        <translation>a baixar: todos os arquivos já estão aqui</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>tempo estimado</translation>
    </message>
    <message>
        <source>of disk needed</source>
        <translation>de disco necessários</translation>
    </message>
    <message>
        <source>of disk needed, {free} free</source>
        <translation>de disco necessários, {free} livres</translation>
    </message>
</context>
<context>
    <name>EnvironmentPage</name>
    <message>
        <source>Looking at this computer</source>
        <translation>Examinando este computador</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Ainda não conferido</translation>
    </message>
    <message>
        <source>A check looks at the engine, the graphics card and the disk; it takes seconds.</source>
        <translation>A conferência examina o motor, a placa de vídeo e o disco; leva segundos.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Conferindo…</translation>
    </message>
    <message>
        <source>The engine, the graphics card, the disk.</source>
        <translation>O motor, a placa de vídeo, o disco.</translation>
    </message>
    <message>
        <source>Checked {age} ago</source>
        <translation>Conferido há {age}</translation>
    </message>
    <message>
        <source>Checked thoroughly {age} ago</source>
        <translation>Conferido por completo há {age}</translation>
    </message>
    <message>
        <source>Checked thoroughly just now</source>
        <translation>Conferido por completo agora</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Conferido agora</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>compared with {lockfile}</source>
        <translation>comparado com {lockfile}</translation>
    </message>
    <message>
        <source>It is being started</source>
        <translation>Está sendo iniciado</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What the repair writes down</source>
        <translation>O que o reparo anota</translation>
    </message>
</context>
<context>
    <name>FactsTable</name>
    <message>
        <source>Fact</source>
        <translation>Fato</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Testado</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Observação</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>O que foi encontrado</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more finding(s)</source>
        <translation>
            <numerusform>Mostrar mais %Ln achado</numerusform>
            <numerusform>Mostrar mais %Ln achados</numerusform>
        </translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation>O que foi examinado</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>How large each correction is. Lower it if the loss jumps.</source>
        <translation>O tamanho de cada correção. Diminua se a perda der saltos.</translation>
    </message>
    <message>
        <source>How often every row is seen. More rounds teach more and overfit sooner.</source>
        <translation>Quantas vezes cada linha é vista. Mais voltas ensinam mais e decoram mais cedo.</translation>
    </message>
    <message>
        <source>End after this many updates, whatever the epochs say.</source>
        <translation>Termina depois de tantas atualizações, seja qual for o número de épocas.</translation>
    </message>
    <message>
        <source>Longest row in tokens. Memory grows with it; longer rows are cut.</source>
        <translation>A linha mais longa em tokens. A memória cresce com ela; linhas mais longas são cortadas.</translation>
    </message>
    <message>
        <source>What happens to rows longer than the limit: cut at the end, or left out.</source>
        <translation>O que acontece com linhas acima do limite: são cortadas no fim ou ficam de fora.</translation>
    </message>
    <message>
        <source>Which words are learned: every answer, the last one, or all text.</source>
        <translation>Quais palavras são aprendidas: todas as respostas, a última ou o texto todo.</translation>
    </message>
    <message>
        <source>Whose conversation format rows are given: the model&apos;s own, or Formiga&apos;s plain one.</source>
        <translation>Em que formato de conversa ficam as linhas: no do próprio modelo ou no simples, do Formiga.</translation>
    </message>
    <message>
        <source>Use at most this many rows, chosen by the split seed.</source>
        <translation>Usa no máximo tantas linhas, escolhidas pela semente da divisão.</translation>
    </message>
    <message>
        <source>Leave out rows that repeat another exactly.</source>
        <translation>Deixa de fora linhas que repetem outra exatamente.</translation>
    </message>
    <message>
        <source>How the learning rate falls over the run.</source>
        <translation>Como a taxa de aprendizado cai ao longo do treinamento.</translation>
    </message>
    <message>
        <source>Exactly this many warm-up updates; replaces the share.</source>
        <translation>Exatamente tantas atualizações de aquecimento; substitui a proporção.</translation>
    </message>
    <message>
        <source>A gentle pull of the adapter towards zero.</source>
        <translation>Uma leve tração do adaptador em direção a zero.</translation>
    </message>
    <message>
        <source>Larger corrections are scaled down to this length.</source>
        <translation>Correções maiores são reduzidas a este comprimento.</translation>
    </message>
    <message>
        <source>Same seed, same order of rows and same start.</source>
        <translation>Mesma semente, mesma ordem das linhas e mesmo começo.</translation>
    </message>
    <message>
        <source>Rows whose loss is no number: stop and name them, or leave them out and go on.</source>
        <translation>Linhas cuja perda não é um número: parar e dizer quais são, ou deixá-las de fora e continuar.</translation>
    </message>
    <message>
        <source>The adapter&apos;s rank: how much it can hold. More rows need more.</source>
        <translation>O rank do adaptador: quanto ele consegue guardar. Mais linhas pedem mais.</translation>
    </message>
    <message>
        <source>How strongly the adapter acts; keep it when you change the rank.</source>
        <translation>Com que força o adaptador age; mantenha ao mudar o rank.</translation>
    </message>
    <message>
        <source>Random forgetting in training; helps small sets seen many times.</source>
        <translation>Esquecimento aleatório durante o treino; ajuda em conjuntos pequenos vistos muitas vezes.</translation>
    </message>
    <message>
        <source>Which layers get an adapter; all linear layers teach best.</source>
        <translation>Quais camadas recebem um adaptador; todas as lineares ensinam melhor.</translation>
    </message>
    <message>
        <source>Scale by alpha over the square root of r; raises the effective rate.</source>
        <translation>Escala por alpha sobre a raiz de r; aumenta a taxa efetiva.</translation>
    </message>
    <message>
        <source>The adapter&apos;s own number format; bf16 halves it and rounds more.</source>
        <translation>O formato dos números do adaptador; bf16 ocupa a metade e arredonda mais.</translation>
    </message>
    <message>
        <source>The 4-bit number format of the base weights; NF4 keeps more quality.</source>
        <translation>O formato de 4 bits dos pesos da base; NF4 preserva mais qualidade.</translation>
    </message>
    <message>
        <source>Quantise the scales too: 0.37 bit per parameter less memory.</source>
        <translation>Quantiza também as escalas: 0,37 bit por parâmetro a menos de memória.</translation>
    </message>
    <message>
        <source>Rows in memory at once. Smaller needs less memory and more time.</source>
        <translation>Linhas na memória ao mesmo tempo. Menos linhas pedem menos memória e mais tempo.</translation>
    </message>
    <message>
        <source>How many of those are summed into one update of the adapter.</source>
        <translation>Quantas delas são somadas em uma atualização do adaptador.</translation>
    </message>
    <message>
        <source>Lay rows end to end instead of padding them; each still reads itself alone.</source>
        <translation>Pôr as linhas uma após a outra em vez de preenchê-las; cada uma continua lendo só a si mesma.</translation>
    </message>
    <message>
        <source>Recompute instead of remember: much less memory, about a third slower.</source>
        <translation>Recalcula em vez de lembrar: bem menos memória, cerca de um terço mais lento.</translation>
    </message>
    <message>
        <source>Which layers recompute: every one (1), every second (2); fewer are faster.</source>
        <translation>Quais camadas recalculam: todas (1), uma sim e outra não (2); menos camadas, mais rápido.</translation>
    </message>
    <message>
        <source>Let what layers wait for lie in the computer&apos;s memory, not in the card&apos;s.</source>
        <translation>Deixar o que as camadas guardam na memória do computador, não na da placa.</translation>
    </message>
    <message>
        <source>How the optimizer keeps its memory: 32 bit, 8 bit, or 8 bit paged; auto takes 32 bit where it fits.</source>
        <translation>Como o otimizador guarda a sua memória: 32 bits, 8 bits ou 8 bits paginado; o automático usa 32 bits onde couber.</translation>
    </message>
    <message>
        <source>If memory runs out and nothing else helps, cut rows shorter and go on.</source>
        <translation>Se a memória acabar e nada mais ajudar, cortar as linhas e continuar.</translation>
    </message>
    <message>
        <source>Compile the layers first: minutes of warm-up, then faster steps on a card.</source>
        <translation>Compilar as camadas antes: minutos de preparação, depois passos mais rápidos numa placa.</translation>
    </message>
    <message>
        <source>The number format of the arithmetic; auto takes the card&apos;s best.</source>
        <translation>O formato numérico das contas; auto usa o melhor da placa.</translation>
    </message>
    <message>
        <source>Where the run computes; auto takes the graphics card if there is one.</source>
        <translation>Onde o treinamento é calculado; auto usa a placa de vídeo, se houver uma.</translation>
    </message>
    <message>
        <source>Seconds between checkpoints; at most this much can be lost.</source>
        <translation>Segundos entre checkpoints; no máximo isso pode se perder.</translation>
    </message>
    <message>
        <source>Keep exactly this many rows aside; replaces the share.</source>
        <translation>Reserva exatamente tantas linhas; substitui a proporção.</translation>
    </message>
    <message>
        <source>Which rows are kept aside; same seed, same rows.</source>
        <translation>Quais linhas ficam reservadas; mesma semente, mesmas linhas.</translation>
    </message>
    <message>
        <source>Updates between measurements; empty means about ten per run.</source>
        <translation>Atualizações entre medições; vazio significa cerca de dez por treinamento.</translation>
    </message>
    <message>
        <source>Rows measured at once.</source>
        <translation>Linhas medidas ao mesmo tempo.</translation>
    </message>
    <message>
        <source>How many kept-aside questions are answered and shown.</source>
        <translation>Quantas perguntas reservadas são respondidas e mostradas.</translation>
    </message>
    <message>
        <source>Your own questions to answer and show.</source>
        <translation>Suas próprias perguntas, para responder e mostrar.</translation>
    </message>
    <message>
        <source>Longest shown answer, in tokens.</source>
        <translation>A resposta mais longa mostrada, em tokens.</translation>
    </message>
    <message>
        <source>Take the adapter of the best measurement, not of the last step.</source>
        <translation>Usa o adaptador da melhor medição, não o do último passo.</translation>
    </message>
    <message>
        <source>Stop after this many measurements without a better one; empty means never.</source>
        <translation>Parar depois de tantas medições sem melhora; vazio quer dizer nunca.</translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>Decided</source>
        <translation>Decidido</translation>
    </message>
    <message>
        <source>You changed what the columns mean.</source>
        <translation>Você mudou o significado das colunas.</translation>
    </message>
    <message>
        <source>As detected</source>
        <translation>Como detectado</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>On this computer {count}</source>
        <translation>Neste computador {count}</translation>
    </message>
    <message>
        <source>Fits my GPU</source>
        <translation>Cabe na minha placa</translation>
    </message>
    <message>
        <source>Fits this computer</source>
        <translation>Cabe neste computador</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Buscar modelos</translation>
    </message>
    <message>
        <source>Name, hub id, or drop a folder</source>
        <translation>Nome, id do hub ou solte uma pasta</translation>
    </message>
    <message>
        <source>Speaks Portuguese</source>
        <translation>Fala português</translation>
    </message>
    <message>
        <source>Commercial use</source>
        <translation>Uso comercial</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>No model of the list fits this</source>
        <translation>Nenhum modelo da lista atende a isto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln modelo</numerusform>
            <numerusform>%Ln modelos</numerusform>
        </translation>
    </message>
    <message>
        <source>Look up {name} on the hub</source>
        <translation>Buscar {name} no hub</translation>
    </message>
    <message>
        <source>Look at {name}</source>
        <translation>Examinar {name}</translation>
    </message>
    <message>
        <source>A hub id reads owner/name; Return looks it up.</source>
        <translation>Um id do hub tem a forma dono/nome; Enter faz a busca.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>hoje {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>ontem {time}</translation>
    </message>
</context>
<context>
    <name>Gist</name>
    <message>
        <source>rate {rate}</source>
        <translation>taxa {rate}</translation>
    </message>
    <message>
        <source>epochs: {epochs}</source>
        <translation>épocas: {epochs}</translation>
    </message>
    <message>
        <source>rows up to {tokens} tokens</source>
        <translation>linhas de até {tokens} tokens</translation>
    </message>
    <message>
        <source>LoRA r {r}, alpha {alpha}</source>
        <translation>LoRA r {r}, alpha {alpha}</translation>
    </message>
    <message>
        <source>all linear layers</source>
        <translation>todas as camadas lineares</translation>
    </message>
    <message>
        <source>{trained} of {all} trained</source>
        <translation>{trained} de {all} treinados</translation>
    </message>
    <message>
        <source>rows: {rows} × {times}</source>
        <translation>linhas: {rows} × {times}</translation>
    </message>
    <message>
        <source>optimizer: {bits}</source>
        <translation>otimizador: {bits}</translation>
    </message>
    <message>
        <source>padded</source>
        <translation>com preenchimento</translation>
    </message>
    <message>
        <source>compiled</source>
        <translation>compilado</translation>
    </message>
    <message>
        <source>checkpointing of one layer in {every}</source>
        <translation>checkpointing de uma camada a cada {every}</translation>
    </message>
    <message>
        <source>checkpointing on</source>
        <translation>com checkpointing</translation>
    </message>
    <message>
        <source>stop early, patience {times}</source>
        <translation>parar antes, paciência {times}</translation>
    </message>
    <message>
        <source>no checkpointing</source>
        <translation>sem checkpointing</translation>
    </message>
    <message>
        <source>offloaded</source>
        <translation>na memória RAM</translation>
    </message>
    <message>
        <source>kept aside: {rows}</source>
        <translation>reservadas: {rows}</translation>
    </message>
    <message>
        <source>every {updates} updates</source>
        <translation>a cada {updates} atualizações</translation>
    </message>
    <message>
        <source>keep the best</source>
        <translation>guarda o melhor</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Environments that were built</source>
        <translation>Ambientes que foram construídos</translation>
    </message>
    <message>
        <source>In use by a run</source>
        <translation>Em treinamento</translation>
    </message>
    <message>
        <source>Roll back to this</source>
        <translation>Voltar a este</translation>
    </message>
    <message>
        <source>set {row}</source>
        <translation>conjunto {row}</translation>
    </message>
    <message>
        <source>built {when}</source>
        <translation>construído {when}</translation>
    </message>
    <message>
        <source>no proof kept</source>
        <translation>nenhuma prova guardada</translation>
    </message>
    <message>
        <source>proof failed: {parts}</source>
        <translation>prova falhou: {parts}</translation>
    </message>
    <message>
        <source>proof passed {when}</source>
        <translation>prova passou {when}</translation>
    </message>
    <message>
        <source>proof passed {when}: {number}</source>
        <translation>prova passou {when}: {number}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Em uso</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Incompleto</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Outro</translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message>
        <source>Recently used</source>
        <translation>Usados recentemente</translation>
    </message>
    <message>
        <source>No file at hand?</source>
        <translation>Sem arquivo à mão?</translation>
    </message>
    <message>
        <source>Try it with the sample</source>
        <translation>Experimentar com a amostra</translation>
    </message>
    <message>
        <source>A few hundred questions and answers and a very small model: a finished run within minutes, on any computer.</source>
        <translation>Algumas centenas de perguntas e respostas e um modelo bem pequeno: um treinamento completo em minutos, em qualquer computador.</translation>
    </message>
    <message>
        <source>Write examples by hand</source>
        <translation>Escrever exemplos à mão</translation>
    </message>
    <message>
        <source>A form for question and answer; 50 are enough for a first try.</source>
        <translation>Um formulário de pergunta e resposta; 50 bastam para uma primeira tentativa.</translation>
    </message>
    <message>
        <source>Same examples and settings: {run}, {when}.</source>
        <translation>Mesmos exemplos e ajustes: {run}, {when}.</translation>
    </message>
    <message>
        <source>Repeat an earlier run</source>
        <translation>Repetir um treinamento</translation>
    </message>
</context>
<context>
    <name>HubSheet</name>
    <message>
        <source>From the Hugging Face hub</source>
        <translation>Do hub da Hugging Face</translation>
    </message>
    <message>
        <source>Its files are fetched once into Formiga&apos;s own folder. Only the dataset&apos;s name leaves this computer.</source>
        <translation>Os arquivos são baixados uma única vez para a pasta do próprio Formiga. Só o nome do dataset sai deste computador.</translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation>Nome do dataset</translation>
    </message>
    <message>
        <source>owner/name</source>
        <translation>dono/nome</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>A name reads owner/name</source>
        <translation>Um nome tem a forma dono/nome</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Starter model</source>
        <translation>Modelo inicial</translation>
    </message>
</context>
<context>
    <name>JobFiles</name>
    <message>
        <source>“{name}” could not be written</source>
        <translation>Não foi possível gravar “{name}”</translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>Salvo como “{name}”</translation>
    </message>
    <message>
        <source>The same run from the command line: `{command}`</source>
        <translation>O mesmo treinamento na linha de comando: `{command}`</translation>
    </message>
    <message>
        <source>Load a job</source>
        <translation>Carregar um job</translation>
    </message>
    <message>
        <source>Job files (*.json)</source>
        <translation>Arquivos de job (*.json)</translation>
    </message>
    <message>
        <source>Save the job as</source>
        <translation>Salvar o job como</translation>
    </message>
    <message>
        <source>The job is not complete yet</source>
        <translation>O job ainda não está completo</translation>
    </message>
    <message>
        <source>“{name}” cannot be used as a job</source>
        <translation>“{name}” não pode ser usado como job</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Job file</source>
        <translation>Arquivo do job</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>“{name}” waits for this</source>
        <translation>“{name}” espera por isto</translation>
    </message>
    <message>
        <source>Back to your job</source>
        <translation>Voltar ao seu job</translation>
    </message>
    <message>
        <source>Training starts at once</source>
        <translation>O treinamento começa na hora</translation>
    </message>
    <message>
        <source>Training starts when you go back.</source>
        <translation>O treinamento começa quando você voltar.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Arabic</source>
        <translation>árabe</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>catalão</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>tcheco</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>dinamarquês</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemão</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>grego</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglês</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espanhol</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finlandês</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francês</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>galego</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>hebraico</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>hindi</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>húngaro</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>indonésio</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonês</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>coreano</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>holandês</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>norueguês</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polonês</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>português</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>romeno</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>russo</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>sueco</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>turco</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>ucraniano</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>vietnamita</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chinês</translation>
    </message>
</context>
<context>
    <name>LegendCard</name>
    <message>
        <source>What you see</source>
        <translation>O que você vê</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Treinado</translation>
    </message>
    <message>
        <source>the model is corrected on these</source>
        <translation>o modelo é corrigido nestes</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Mascarado</translation>
    </message>
    <message>
        <source>read, not learned</source>
        <translation>lido, não aprendido</translation>
    </message>
    <message>
        <source>Special</source>
        <translation>Especial</translation>
    </message>
    <message>
        <source>marks from the chat template</source>
        <translation>marcas do chat template</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Não visto</translation>
    </message>
    <message>
        <source>beyond the limit</source>
        <translation>além do limite</translation>
    </message>
</context>
<context>
    <name>Length</name>
    <message>
        <source>Rows by their length in tokens</source>
        <translation>Linhas por comprimento em tokens</translation>
    </message>
    <message>
        <source>{tokens}+ tokens</source>
        <translation>{tokens}+ tokens</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} tokens</translation>
    </message>
    <message>
        <source>limit {tokens}</source>
        <translation>limite {tokens}</translation>
    </message>
    <message>
        <source>median {median} · longest {longest} tokens</source>
        <translation>mediana {median} · maior {longest} tokens</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Comprimento</translation>
    </message>
    <message numerus="yes">
        <source>measured on %Ln row(s)</source>
        <translation>
            <numerusform>medido em %Ln linha</numerusform>
            <numerusform>medido em %Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Every row fits {tokens} tokens</source>
        <translation>Cada linha cabe em {tokens} tokens</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) longer than {tokens} tokens</source>
        <translation>
            <numerusform>%Ln linha mais longa que {tokens} tokens</numerusform>
            <numerusform>%Ln linhas mais longas que {tokens} tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text becomes %Ln block(s) of at most {tokens} tokens</source>
        <translation>
            <numerusform>O texto vira %Ln bloco de no máximo {tokens} tokens</numerusform>
            <numerusform>O texto vira %Ln blocos de no máximo {tokens} tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} tokens or more: {rows}</source>
        <translation>{first} tokens ou mais: {rows}</translation>
    </message>
    <message>
        <source>{first} to {last} tokens: {rows}</source>
        <translation>{first} a {last} tokens: {rows}</translation>
    </message>
    <message numerus="yes">
        <source>a limit of {tokens} cuts %Ln row(s)</source>
        <translation>
            <numerusform>um limite de {tokens} corta %Ln linha</numerusform>
            <numerusform>um limite de {tokens} corta %Ln linhas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineSheet</name>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Próxima</translation>
    </message>
    <message>
        <source>Line {line}, {at} of {of}</source>
        <translation>Linha {line}, {at} de {of}</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>{count} tokens</source>
        <translation>{count} tokens</translation>
    </message>
    <message>
        <source>measured on rows of their own</source>
        <translation>medido em linhas próprias</translation>
    </message>
    <message>
        <source>{share} kept aside for validation</source>
        <translation>{share} reservados para validação</translation>
    </message>
    <message>
        <source>{price} by “{name}”</source>
        <translation>{price} por “{name}”</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>You may close this window; training continues.</source>
        <translation>Você pode fechar esta janela; o treinamento continua.</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>{used} of {total}</source>
        <translation>{used} de {total}</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>cerca de {time}</translation>
    </message>
    <message>
        <source>Make it fit: {what}</source>
        <translation>Fazer caber: {what}</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Cabe</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>Apertado</translation>
    </message>
    <message>
        <source>Too big</source>
        <translation>Não cabe</translation>
    </message>
    <message>
        <source>Measured: two real steps on this computer</source>
        <translation>Medido: dois passos reais neste computador</translation>
    </message>
    <message>
        <source>Computed from the model&apos;s sizes and your settings</source>
        <translation>Calculado a partir dos tamanhos do modelo e dos seus ajustes</translation>
    </message>
</context>
<context>
    <name>LiveWords</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>Engine log</source>
        <translation>Registro do motor</translation>
    </message>
    <message>
        <source>What the libraries print while they work</source>
        <translation>O que as bibliotecas escrevem enquanto trabalham</translation>
    </message>
    <message>
        <source>Nothing has been printed yet.</source>
        <translation>Nada foi escrito ainda.</translation>
    </message>
    <message>
        <source>Hide what the libraries printed</source>
        <translation>Ocultar o que as bibliotecas escreveram</translation>
    </message>
    <message>
        <source>Show what the libraries printed</source>
        <translation>Mostrar o que as bibliotecas escreveram</translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <source>Loss by step</source>
        <translation>Perda por passo</translation>
    </message>
    <message>
        <source>No steps yet</source>
        <translation>Nenhum passo ainda</translation>
    </message>
    <message>
        <source>Training loss {loss} at step {step}</source>
        <translation>Perda de treino {loss} no passo {step}</translation>
    </message>
    <message>
        <source>Validation loss {loss} at step {step}</source>
        <translation>Perda de validação {loss} no passo {step}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Perda de treino</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>Suavizada</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizado</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Tempo de treinamento</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Perda de validação</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>training</source>
        <translation>treino</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validação</translation>
    </message>
</context>
<context>
    <name>LossTable</name>
    <message>
        <source>Loss by step as a table</source>
        <translation>Perda por passo em tabela</translation>
    </message>
</context>
<context>
    <name>LossTableModel</name>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Perda de treino</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>Suavizada</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Perda de validação</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizado</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>guardado</translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message>
        <source>Validation loss</source>
        <translation>Perda de validação</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexidade</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>menor é melhor</translation>
    </message>
    <message>
        <source>tokens it hesitates between</source>
        <translation>tokens entre os quais hesita</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>The model itself, packed. It never changes, so it needs no gradients.</source>
        <translation>O próprio modelo, compactado. Ele nunca muda, por isso não precisa de gradientes.</translation>
    </message>
    <message>
        <source>Tables of tokens, the output layer and norms are never packed.</source>
        <translation>Tabelas de tokens, a camada de saída e as normas nunca são compactadas.</translation>
    </message>
    <message>
        <source>Two thin matrices beside each of the model&apos;s; kept in 32 bit.</source>
        <translation>Duas matrizes finas ao lado de cada uma do modelo; ficam em 32 bits.</translation>
    </message>
    <message>
        <source>One number for each trained parameter.</source>
        <translation>Um número para cada parâmetro treinado.</translation>
    </message>
    <message>
        <source>Two running means for each trained parameter.</source>
        <translation>Duas médias móveis para cada parâmetro treinado.</translation>
    </message>
    <message>
        <source>What each token leaves behind in the layers until its gradient is known.</source>
        <translation>O que cada token deixa nas camadas até que o seu gradiente seja conhecido.</translation>
    </message>
    <message>
        <source>One number for each token and each word of the vocabulary.</source>
        <translation>Um número para cada token e cada palavra do vocabulário.</translation>
    </message>
    <message>
        <source>The largest matrix, unpacked for its product and dropped afterwards.</source>
        <translation>A maior matriz, descompactada para a multiplicação e depois descartada.</translation>
    </message>
    <message>
        <source>What driver and libraries take before anything is loaded.</source>
        <translation>O que driver e bibliotecas ocupam antes de carregar qualquer coisa.</translation>
    </message>
    <message>
        <source>How is this counted?</source>
        <translation>Como isto é contado?</translation>
    </message>
    <message>
        <source>{model} with your rows and settings, at the fullest moment.</source>
        <translation>{model} com as suas linhas e ajustes, no momento mais cheio.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>{count} numbers × {bytes} bytes</source>
        <translation>{count} números × {bytes} bytes</translation>
    </message>
    <message>
        <source>rank {r} × {sides} inputs and outputs × {bytes} bytes</source>
        <translation>rank {r} × {sides} entradas e saídas × {bytes} bytes</translation>
    </message>
    <message>
        <source>{rows} × {tokens} tokens × {layers} layers, all kept</source>
        <translation>{rows} × {tokens} tokens × {layers} camadas, tudo guardado</translation>
    </message>
    <message>
        <source>{rows} × {tokens} tokens: the input of each of {layers} layers, and one layer whole (gradient checkpointing)</source>
        <translation>{rows} × {tokens} tokens: a entrada de cada uma das {layers} camadas, e uma camada inteira (gradient checkpointing)</translation>
    </message>
    <message>
        <source>{rows} × {tokens} tokens: the input of each of {recomputed} layers, the other {whole} and one more whole (gradient checkpointing)</source>
        <translation>{rows} × {tokens} tokens: a entrada de cada uma de {recomputed} camadas, as outras {whole} e mais uma inteiras (gradient checkpointing)</translation>
    </message>
    <message>
        <source>{count} trained × {bytes} bytes</source>
        <translation>{count} treinados × {bytes} bytes</translation>
    </message>
    <message>
        <source>{tokens} tokens × {words} words of the vocabulary</source>
        <translation>{tokens} tokens × {words} palavras do vocabulário</translation>
    </message>
    <message>
        <source>measured once: about the same for every model</source>
        <translation>medido uma vez: quase igual para todos os modelos</translation>
    </message>
    <message>
        <source>{free} of {whole} are free. Up to 75 % of that it fits, up to 95 % it is tight: other programs move, and memory is handed out in blocks.</source>
        <translation>{free} de {whole} estão livres. Até 75 % disso, cabe; até 95 %, fica apertado: outros programas variam, e a memória é dada em blocos.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ao todo</translation>
    </message>
    <message>
        <source>Computed before anything is loaded.</source>
        <translation>Calculado antes de carregar qualquer coisa.</translation>
    </message>
    <message>
        <source>Moved onto what two real steps on this computer measured.</source>
        <translation>Ajustado ao que dois passos reais neste computador mediram.</translation>
    </message>
    <message>
        <source>line: your {free} free</source>
        <translation>traço: seus {free} livres</translation>
    </message>
    <message>
        <source>Three ways to train it</source>
        <translation>Três formas de treinar</translation>
    </message>
    <message>
        <source>{way}, close up</source>
        <translation>{way}, de perto</translation>
    </message>
    <message>
        <source>{free} free of {total}</source>
        <translation>{free} livres de {total}</translation>
    </message>
    <message>
        <source>Computed, not measured yet.</source>
        <translation>Calculado, ainda não medido.</translation>
    </message>
    <message>
        <source>Corrected by a measurement on this computer.</source>
        <translation>Corrigido por uma medição neste computador.</translation>
    </message>
    <message>
        <source>Trains {trained} of {whole} parameters ({share}); the rest stays.</source>
        <translation>Treina {trained} de {whole} parâmetros ({share}); o resto não muda.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Completo</translation>
    </message>
    <message>
        <source>LoRA, 16-bit</source>
        <translation>LoRA, 16 bits</translation>
    </message>
    <message>
        <source>QLoRA, 4-bit</source>
        <translation>QLoRA, 4 bits</translation>
    </message>
    <message>
        <source>Every parameter is trained, with Adam&apos;s two moments.</source>
        <translation>Todos os parâmetros são treinados, com os dois momentos do Adam.</translation>
    </message>
    <message>
        <source>The model stays as it is; small adapters are trained.</source>
        <translation>O modelo fica como é; pequenos adaptadores são treinados.</translation>
    </message>
    <message>
        <source>The same adapters, on a model packed to 4 bit.</source>
        <translation>Os mesmos adaptadores, em um modelo compactado em 4 bits.</translation>
    </message>
    <message>
        <source>LoRA, 8-bit</source>
        <translation>LoRA, 8 bits</translation>
    </message>
    <message>
        <source>Weights, {format}</source>
        <translation>Pesos, {format}</translation>
    </message>
    <message>
        <source>Embeddings, {bits}-bit</source>
        <translation>Embeddings, {bits} bits</translation>
    </message>
    <message>
        <source>Adapters, {count} parameters</source>
        <translation>Adaptadores, {count} parâmetros</translation>
    </message>
    <message>
        <source>Optimizer, {bits}-bit</source>
        <translation>Otimizador, {bits} bits</translation>
    </message>
    <message>
        <source>Activations, {rows} × {tokens} tokens</source>
        <translation>Ativações, {rows} × {tokens} tokens</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradientes</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Previsões</translation>
    </message>
    <message>
        <source>Unpacking buffer</source>
        <translation>Buffer de descompactação</translation>
    </message>
    <message>
        <source>CUDA context</source>
        <translation>Contexto CUDA</translation>
    </message>
    <message>
        <source>Libraries in memory</source>
        <translation>Bibliotecas na memória</translation>
    </message>
    <message>
        <source>the processor&apos;s memory</source>
        <translation>a memória do processador</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>{total}, {free} free</source>
        <translation>{total}, {free} livres</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>Very small: to see the whole way in minutes.</source>
        <translation>Bem pequeno: para ver o caminho todo em minutos.</translation>
    </message>
    <message>
        <source>Small and quick: short answers, one tone, one format.</source>
        <translation>Pequeno e rápido: respostas curtas, um tom, um formato.</translation>
    </message>
    <message>
        <source>Small, and made in Portuguese from the start.</source>
        <translation>Pequeno, feito em português desde o início.</translation>
    </message>
    <message>
        <source>A good size for most tasks.</source>
        <translation>Um bom tamanho para a maioria das tarefas.</translation>
    </message>
    <message>
        <source>Strong: writes and reasons better, trains slower.</source>
        <translation>Forte: escreve e raciocina melhor, treina mais devagar.</translation>
    </message>
    <message>
        <source>Large: the best answers, for cards with much memory.</source>
        <translation>Grande: as melhores respostas, para placas com muita memória.</translation>
    </message>
    <message>
        <source>Starter model</source>
        <translation>Modelo inicial</translation>
    </message>
    <message>
        <source>not stated here; see the model&apos;s page</source>
        <translation>não informada aqui; veja a página do modelo</translation>
    </message>
    <message>
        <source>{licence}; read it on the model&apos;s page</source>
        <translation>{licence}; leia na página do modelo</translation>
    </message>
    <message>
        <source>{licence}, research only: no commercial use</source>
        <translation>{licence}, só para pesquisa: sem uso comercial</translation>
    </message>
    <message>
        <source>{licence}, commercial use allowed</source>
        <translation>{licence}, uso comercial permitido</translation>
    </message>
    <message>
        <source>{licence} terms, commercial use allowed with conditions</source>
        <translation>Termos {licence}, uso comercial permitido com condições</translation>
    </message>
    <message>
        <source>{language} first</source>
        <translation>sobretudo {language}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s)</source>
        <translation>
            <numerusform>%Ln idioma</numerusform>
            <numerusform>%Ln idiomas</numerusform>
        </translation>
    </message>
    <message>
        <source>{languages}, incl. Portuguese</source>
        <translation>{languages}, incl. português</translation>
    </message>
    <message>
        <source>travels with Formiga</source>
        <translation>vem com o Formiga</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} parâmetros</translation>
    </message>
    <message>
        <source>{licence}, sign-in</source>
        <translation>{licence}, pede conta</translation>
    </message>
    <message>
        <source>Its memory is counted as soon as its size and this computer are known.</source>
        <translation>A memória é contada assim que o tamanho dele e este computador forem conhecidos.</translation>
    </message>
    <message>
        <source>Very small; it travels with Formiga and trains on any computer. Made to try everything with the sample, not to answer real questions.</source>
        <translation>Bem pequeno; vem com o Formiga e treina em qualquer computador. Feito para experimentar tudo com a amostra, não para responder a perguntas de verdade.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licença</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>neste computador</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>ainda não conhecido</translation>
    </message>
    <message>
        <source>{size} from {host}, once</source>
        <translation>{size} de {host}, uma única vez</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} tokens</translation>
    </message>
    <message>
        <source>{tokens} tokens; your longest row {longest}</source>
        <translation>{tokens} tokens; a sua linha mais longa, {longest}</translation>
    </message>
    <message>
        <source>{tokens} tokens; your longest row has {longest} and is cut</source>
        <translation>{tokens} tokens; a sua linha mais longa tem {longest} e é cortada</translation>
    </message>
    <message>
        <source>No chat template: a base model, not tuned to answer. Formiga&apos;s documented template is used; an instruct version of the same model usually learns faster.</source>
        <translation>Sem chat template: um modelo base, não ajustado para responder. É usado o template do Formiga, que está documentado; uma versão instruct do mesmo modelo costuma aprender mais rápido.</translation>
    </message>
    <message>
        <source>Needs your agreement on {host}</source>
        <translation>Precisa da sua concordância em {host}</translation>
    </message>
    <message>
        <source>signed in as {name}</source>
        <translation>conta: {name}</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Abrir a página</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>Conta…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Continuar a baixar</translation>
    </message>
    <message>
        <source>Or later: it is fetched when training starts.</source>
        <translation>Ou mais tarde: ele é baixado quando o treinamento começar.</translation>
    </message>
    <message>
        <source>{done} have arrived and are kept.</source>
        <translation>{done} já chegaram e ficam guardados.</translation>
    </message>
    <message>
        <source>Download now</source>
        <translation>Baixar agora</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Baixando</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>It goes on when this window is closed.</source>
        <translation>Continua quando esta janela é fechada.</translation>
    </message>
    <message>
        <source>Waiting for the hub …</source>
        <translation>Esperando o hub …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Stopping; what has arrived is kept</source>
        <translation>Parando; o que já chegou fica guardado</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Cabe</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>Justo</translation>
    </message>
    <message>
        <source>Too big</source>
        <translation>Não cabe</translation>
    </message>
    <message>
        <source>{word} on the processor</source>
        <translation>{word} no processador</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>A good size for your {rows} in {languages}.</source>
        <translation>Um bom tamanho para as suas {rows} em {languages}.</translation>
    </message>
    <message>
        <source>A good size for your {rows}.</source>
        <translation>Um bom tamanho para as suas {rows}.</translation>
    </message>
    <message>
        <source>The largest that fits well and trains in about {time}.</source>
        <translation>O maior que cabe com folga e treina em cerca de {time}.</translation>
    </message>
    <message>
        <source>Recommended is the largest model of the list that fits with room to spare, trains within four hours (without a card half an hour, else over night), speaks the languages of your rows, takes their length, allows commercial use and asks for no agreement.</source>
        <translation>Recomendamos o maior modelo da lista que cabe com folga, treina em até quatro horas (sem placa, meia hora; senão, de um dia para o outro), fala os idiomas das suas linhas, aceita o comprimento delas, permite uso comercial e não pede aceite de termos.</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} e {last}</translation>
    </message>
    <message>
        <source>Needs {need}; {free} are free.</source>
        <translation>Precisa de {need}; {free} livres.</translation>
    </message>
    <message>
        <source>It would fit with rows of at most {tokens} tokens.</source>
        <translation>Caberia com linhas de no máximo {tokens} tokens.</translation>
    </message>
    <message numerus="yes">
        <source>It would fit with %Ln row(s) at once.</source>
        <translation>
            <numerusform>Caberia com %Ln linha por vez.</numerusform>
            <numerusform>Caberia com %Ln linhas por vez.</numerusform>
        </translation>
    </message>
    <message>
        <source>It may work; close other programs that use memory.</source>
        <translation>Pode funcionar; feche outros programas que usam memória.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or use a larger card.</source>
        <translation>Escolha um modelo menor, ou use uma placa maior.</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Recommended for your data</source>
        <translation>Recomendado para os seus dados</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Neste computador</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Which model learns from your rows.</source>
        <translation>Qual modelo aprende com as suas linhas.</translation>
    </message>
    <message>
        <source>Next: settings</source>
        <translation>Avançar: ajustes</translation>
    </message>
    <message>
        <source>Looking at {name} …</source>
        <translation>Examinando {name} …</translation>
    </message>
    <message>
        <source>{name} · {count} parameters</source>
        <translation>{name} · {count} parâmetros</translation>
    </message>
    <message>
        <source>The model is still being looked at</source>
        <translation>O modelo ainda está sendo examinado</translation>
    </message>
    <message>
        <source>This model cannot be trained as it is</source>
        <translation>Este modelo não pode ser treinado como está</translation>
    </message>
    <message>
        <source>Choose a model first</source>
        <translation>Escolha primeiro um modelo</translation>
    </message>
    <message>
        <source>Choose a model folder (with config.json and .safetensors files)</source>
        <translation>Escolha a pasta de um modelo (com config.json e arquivos .safetensors)</translation>
    </message>
    <message>
        <source>The badge counts memory for {way} on the processor with your rows.</source>
        <translation>O selo conta a memória para {way} no processador com as suas linhas.</translation>
    </message>
    <message>
        <source>The badge counts memory for {way} on your {card} with your rows.</source>
        <translation>O selo conta a memória para {way} na sua {card} com as suas linhas.</translation>
    </message>
    <message>
        <source>Nothing is downloaded yet.</source>
        <translation>Nada foi baixado ainda.</translation>
    </message>
    <message>
        <source>No model of the list both fits and trains over night with these rows. The starter model or a small one shows the whole way; fewer or shorter rows help too.</source>
        <translation>Nenhum modelo da lista cabe e também treina em uma noite com estas linhas. O modelo inicial ou um pequeno mostra o caminho todo; menos linhas ou linhas mais curtas também ajudam.</translation>
    </message>
    <message>
        <source>Once your rows and this computer are known, the one that suits them is marked with a star.</source>
        <translation>Quando as suas linhas e este computador forem conhecidos, o mais adequado recebe uma estrela.</translation>
    </message>
    <message>
        <source>Choose a model from the list</source>
        <translation>Escolha um modelo da lista</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>Usar {model}</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>Looking at the model</source>
        <translation>Examinando o modelo</translation>
    </message>
</context>
<context>
    <name>ModelView</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Rows are limited to {limit} tokens, as the model is</source>
        <translation>As linhas são limitadas a {limit} tokens, como o modelo</translation>
    </message>
    <message>
        <source>The job allows {asked} tokens a row; this model reads {limit} at most.</source>
        <translation>O job permite {asked} tokens por linha; este modelo lê no máximo {limit}.</translation>
    </message>
    <message>
        <source>Formiga changed a setting and went on</source>
        <translation>O Formiga mudou um ajuste e continuou</translation>
    </message>
    <message>
        <source>Step {step}: {before} became {after}.</source>
        <translation>Passo {step}: {before} passou a {after}.</translation>
    </message>
</context>
<context>
    <name>PlanParts</name>
    <message numerus="yes">
        <source>and %Ln more finding(s)</source>
        <translation>
            <numerusform>e mais %Ln achado</numerusform>
            <numerusform>e mais %Ln achados</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por quê</translation>
    </message>
    <message>
        <source>What is built</source>
        <translation>O que é construído</translation>
    </message>
    <message>
        <source>Set {row}: {count} packages, each fixed by its fingerprint.</source>
        <translation>Conjunto {row}: {count} pacotes, cada um fixado por sua impressão digital.</translation>
    </message>
    <message>
        <source>Runs, models, data and settings are not touched.</source>
        <translation>Treinamentos, modelos, dados e ajustes não são tocados.</translation>
    </message>
    <message>
        <source>The present environment stays in use until the new one has passed its test, and after that for a rollback.</source>
        <translation>O ambiente atual continua em uso até o novo passar no teste, e depois disso fica guardado para você poder voltar a ele.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>O que fica</translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s) change</source>
        <translation>
            <numerusform>%Ln pacote muda</numerusform>
            <numerusform>%Ln pacotes mudam</numerusform>
        </translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Pacote</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message>
        <source>Every package of the lock</source>
        <translation>Todos os pacotes do lockfile</translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s), with their versions</source>
        <translation>
            <numerusform>%Ln pacote, com a versão</numerusform>
            <numerusform>%Ln pacotes, com as versões</numerusform>
        </translation>
    </message>
    <message>
        <source>Show every file</source>
        <translation>Mostrar todos os arquivos</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Testado</translation>
    </message>
    <message>
        <source>Resolved, not yet run</source>
        <translation>Resolvido, ainda não executado</translation>
    </message>
    <message>
        <source>Its versions fit together and every file is known, but nobody has yet reported a training with it. It is tried on this computer before it is switched on; the present one stays if that fails.</source>
        <translation>As versões combinam entre si e todos os arquivos são conhecidos, mas ninguém relatou ainda um treinamento com ele. Ele é experimentado neste computador antes de entrar em uso; se isso falhar, o atual continua.</translation>
    </message>
    <message>
        <source>{date}: {machine}. {result}.</source>
        <translation>{date}: {machine}. {result}.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>Packages that change</source>
        <translation>Pacotes que mudam</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message>
        <source>What the set-up does</source>
        <translation>O que a preparação faz</translation>
    </message>
    <message>
        <source>What the repair does</source>
        <translation>O que o reparo faz</translation>
    </message>
    <message>
        <source>Nothing has been fetched or changed so far.</source>
        <translation>Nada foi baixado nem alterado até agora.</translation>
    </message>
    <message>
        <source>Choose the folder with the exported files</source>
        <translation>Escolha a pasta com os arquivos exportados</translation>
    </message>
    <message>
        <source>Working out the plan</source>
        <translation>Montando o plano</translation>
    </message>
    <message>
        <source>The set {row} cannot be planned for this computer.</source>
        <translation>Não é possível planejar o conjunto {row} para este computador.</translation>
    </message>
    <message>
        <source>Set up engine</source>
        <translation>Preparar o motor</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Build this set</source>
        <translation>Construir este conjunto</translation>
    </message>
    <message>
        <source>I have the files on a disk…</source>
        <translation>Já tenho os arquivos…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>There is not enough free disk space</source>
        <translation>Não há espaço livre suficiente em disco</translation>
    </message>
    <message>
        <source>Free some space where Formiga keeps its environments, then check again.</source>
        <translation>Libere espaço onde o Formiga guarda os ambientes e confira de novo.</translation>
    </message>
    <message>
        <source>Another tested set</source>
        <translation>Outro conjunto testado</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Conjunto</translation>
    </message>
    <message>
        <source>Another set, if you know why</source>
        <translation>Outro conjunto, se você souber por quê</translation>
    </message>
    <message>
        <source>For {serves}.</source>
        <translation>Para {serves}.</translation>
    </message>
    <message>
        <source>{row}: torch {torch}</source>
        <translation>{row}: torch {torch}</translation>
    </message>
    <message>
        <source>{row}: torch {torch} (fits this computer best)</source>
        <translation>{row}: torch {torch} (o melhor para este computador)</translation>
    </message>
    <message>
        <source>Second choice: {row}. {why}.</source>
        <translation>Segunda opção: {row}. {why}.</translation>
    </message>
    <message>
        <source>It serves this card as well</source>
        <translation>Também atende esta placa</translation>
    </message>
    <message>
        <source>It works without a card</source>
        <translation>Funciona sem placa</translation>
    </message>
    <message>
        <source>This set is not expected to work on this computer</source>
        <translation>Não se espera que este conjunto funcione neste computador</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Quick look</source>
        <translation>Olhada rápida</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Completo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln atualização</numerusform>
            <numerusform>%Ln atualizações</numerusform>
        </translation>
    </message>
    <message>
        <source>rank {r}</source>
        <translation>rank {r}</translation>
    </message>
    <message>
        <source>Is the data right? A short run on {share} of the rows.</source>
        <translation>Os dados estão certos? Um treinamento curto com {share} das linhas.</translation>
    </message>
    <message>
        <source>Is the data right? A short run to see.</source>
        <translation>Os dados estão certos? Um treinamento curto para ver.</translation>
    </message>
    <message>
        <source>A larger adapter that sees every row more often.</source>
        <translation>Um adaptador maior que vê cada linha mais vezes.</translation>
    </message>
    <message>
        <source>The best result for the time on most data. Keeps the best state.</source>
        <translation>O melhor resultado pelo tempo na maioria dos dados. Guarda o melhor estado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>epochs: {epochs}</source>
        <translation>épocas: {epochs}</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows</source>
        <translation>Primeiras linhas</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sim</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>{items} and {count} more</source>
        <translation>{items} e mais {count}</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>um número inteiro</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>um número</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation>texto entre aspas</translation>
    </message>
    <message>
        <source>a list in square brackets</source>
        <translation>uma lista entre colchetes</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>um objeto entre chaves</translation>
    </message>
    <message>
        <source>more than {limit}</source>
        <translation>mais que {limit}</translation>
    </message>
    <message>
        <source>at least {limit}</source>
        <translation>pelo menos {limit}</translation>
    </message>
    <message>
        <source>a length of at least {limit}</source>
        <translation>comprimento de pelo menos {limit}</translation>
    </message>
    <message>
        <source>less than {limit}</source>
        <translation>menos que {limit}</translation>
    </message>
    <message>
        <source>at most {limit}</source>
        <translation>no máximo {limit}</translation>
    </message>
    <message>
        <source>a length of at most {limit}</source>
        <translation>comprimento de no máximo {limit}</translation>
    </message>
    <message>
        <source>A problem called {code}</source>
        <translation>Um problema chamado {code}</translation>
    </message>
    <message>
        <source>This version has no sentence for it. Its facts: {facts}.</source>
        <translation>Esta versão não tem uma frase para ele. Os fatos: {facts}.</translation>
    </message>
    <message>
        <source>The file `engine.log` in the run&apos;s folder says more; a newer Formiga may too.</source>
        <translation>O arquivo `engine.log` na pasta do treinamento diz mais; um Formiga mais novo talvez também.</translation>
    </message>
    <message>
        <source>The engine is not set up yet</source>
        <translation>O motor ainda não foi instalado</translation>
    </message>
    <message>
        <source>There is no engine environment in {home}.</source>
        <translation>Não há ambiente do motor em {home}.</translation>
    </message>
    <message>
        <source>The engine&apos;s Python is gone</source>
        <translation>O Python do motor sumiu</translation>
    </message>
    <message>
        <source>{python} does not exist any more.</source>
        <translation>{python} não existe mais.</translation>
    </message>
    <message>
        <source>The system refused to start the engine</source>
        <translation>O sistema se recusou a iniciar o motor</translation>
    </message>
    <message>
        <source>{python}: {error}</source>
        <translation>{python}: {error}</translation>
    </message>
    <message>
        <source>Look whether a virus scanner or missing rights stand in the way, then start again.</source>
        <translation>Veja se um antivírus ou a falta de permissões atrapalha e inicie de novo.</translation>
    </message>
    <message>
        <source>The engine ended before it began to train</source>
        <translation>O motor encerrou antes de começar a treinar</translation>
    </message>
    <message>
        <source>Exit code {exit_code}. Its last words: {log_tail}</source>
        <translation>Código de saída {exit_code}. As últimas palavras: {log_tail}</translation>
    </message>
    <message>
        <source>Check the environment. The whole output is in engine.log in {run}.</source>
        <translation>Confira o ambiente. A saída completa está em engine.log em {run}.</translation>
    </message>
    <message>
        <source>The engine is gone without a word</source>
        <translation>O motor sumiu sem dizer nada</translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was. The last step that was seen is {step}; everything up to the last checkpoint is kept.</source>
        <translation>Ele foi encerrado de fora, ou o computador foi. O último passo visto é {step}; fica tudo até o último checkpoint.</translation>
    </message>
    <message>
        <source>Resume goes on from there: `formiga resume {run:name}`.</source>
        <translation>Retomar continua dali: `formiga resume {run:name}`.</translation>
    </message>
    <message>
        <source>The engine is alive and silent</source>
        <translation>O motor está vivo e calado</translation>
    </message>
    <message>
        <source>It has said nothing for {silent_s}; every 10 s is usual.</source>
        <translation>Ele não diz nada há {silent_s}; o normal é a cada 10 s.</translation>
    </message>
    <message>
        <source>The computer may be busy or asleep. Wait, or stop the run by force.</source>
        <translation>O computador pode estar ocupado ou suspenso. Espere ou pare o treinamento à força.</translation>
    </message>
    <message>
        <source>The engine gave no answer that can be read</source>
        <translation>O motor não deu uma resposta legível</translation>
    </message>
    <message>
        <source>`{verb}` ended with exit code {exit_code}. Its last words: {stderr_tail}</source>
        <translation>`{verb}` terminou com o código de saída {exit_code}. As últimas palavras: {stderr_tail}</translation>
    </message>
    <message>
        <source>Check the environment, then try again.</source>
        <translation>Confira o ambiente e tente de novo.</translation>
    </message>
    <message>
        <source>The engine took too long to answer</source>
        <translation>O motor demorou demais para responder</translation>
    </message>
    <message>
        <source>`{verb}` was ended after {timeout_s}.</source>
        <translation>`{verb}` foi encerrado depois de {timeout_s}.</translation>
    </message>
    <message>
        <source>Try again when the computer is less busy.</source>
        <translation>Tente de novo quando o computador estiver menos ocupado.</translation>
    </message>
    <message>
        <source>The repair could not be started</source>
        <translation>Não foi possível iniciar o reparo</translation>
    </message>
    <message>
        <source>Nothing was changed. Look whether the disk is full, or a virus scanner or missing rights stand in the way, then repair again.</source>
        <translation>Nada foi alterado. Veja se o disco está cheio, ou se um antivírus ou a falta de permissões atrapalha, e repare de novo.</translation>
    </message>
    <message>
        <source>The repair is gone without a word</source>
        <translation>O reparo sumiu sem dizer nada</translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was (stage: {stage:word}). The engine in use was not touched. Its last words: {log_tail}</source>
        <translation>Ele foi encerrado de fora, ou o computador foi (etapa: {stage:word}). O motor em uso não foi tocado. As últimas palavras: {log_tail}</translation>
    </message>
    <message>
        <source>It was ended from outside, or the computer was (stage: {stage:word}). The engine in use was not touched.</source>
        <translation>Ele foi encerrado de fora, ou o computador foi (etapa: {stage:word}). O motor em uso não foi tocado.</translation>
    </message>
    <message>
        <source>The recorded facts cannot be read</source>
        <translation>Não é possível ler os fatos gravados</translation>
    </message>
    <message>
        <source>Give the output of `formiga check --json`, or a bundle that `formiga bundle` has written.</source>
        <translation>Indique a saída de `formiga check --json`, ou um pacote de suporte gravado por `formiga bundle`.</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Não foi possível gravar o arquivo</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space there.</source>
        <translation>Escolha outra pasta ou libere espaço nela.</translation>
    </message>
    <message>
        <source>There is no run called “{wanted}”</source>
        <translation>Não há treinamento chamado “{wanted}”</translation>
    </message>
    <message>
        <source>Neither a folder nor a run in {home} has this name.</source>
        <translation>Nem uma pasta nem um treinamento em {home} tem esse nome.</translation>
    </message>
    <message>
        <source>`formiga runs` lists the runs that there are.</source>
        <translation>`formiga runs` lista os treinamentos que existem.</translation>
    </message>
    <message>
        <source>More than one run is meant by “{wanted}”</source>
        <translation>“{wanted}” pode ser mais de um treinamento</translation>
    </message>
    <message>
        <source>It could be: {matches}.</source>
        <translation>Pode ser: {matches}.</translation>
    </message>
    <message>
        <source>Type more of the name.</source>
        <translation>Digite mais do nome.</translation>
    </message>
    <message>
        <source>This run is not going</source>
        <translation>Este treinamento não está em andamento</translation>
    </message>
    <message>
        <source>The state of {run:name} is: {state:word}.</source>
        <translation>O estado de {run:name} é: {state:word}.</translation>
    </message>
    <message>
        <source>Only a run that is going can be asked for something.</source>
        <translation>Só dá para pedir algo a um treinamento em andamento.</translation>
    </message>
    <message>
        <source>This run is not paused any more</source>
        <translation>Este treinamento não está mais pausado</translation>
    </message>
    <message>
        <source>Nothing was changed: only a paused run is ended so.</source>
        <translation>Nada foi alterado: só um treinamento pausado é encerrado assim.</translation>
    </message>
    <message>
        <source>This run has nothing that could be kept</source>
        <translation>Este treinamento não tem nada que possa ser guardado</translation>
    </message>
    <message>
        <source>None of the checkpoints of {run:name} is as it was written.</source>
        <translation>Nenhum dos checkpoints de {run:name} está como foi gravado.</translation>
    </message>
    <message>
        <source>Resume it: it begins again where nothing is whole.</source>
        <translation>Retome-o: sem nenhum checkpoint íntegro, ele recomeça do início.</translation>
    </message>
    <message>
        <source>A damaged checkpoint was not taken as the result</source>
        <translation>Um checkpoint danificado não foi tomado como resultado</translation>
    </message>
    <message>
        <source>{file} in {path} differs from its manifest. The adapter of step {step} is the result.</source>
        <translation>{file} em {path} difere do manifesto. O adaptador do passo {step} é o resultado.</translation>
    </message>
    <message>
        <source>This run has nothing to compare yet</source>
        <translation>Este treinamento ainda não tem o que comparar</translation>
    </message>
    <message>
        <source>{run:name} holds no sample answers and no measurements. Its state is: {state:word}.</source>
        <translation>{run:name} não tem respostas de amostra nem medições. O estado é: {state:word}.</translation>
    </message>
    <message>
        <source>Wait for the first evaluation, or resume the run.</source>
        <translation>Espere a primeira avaliação ou retome o treinamento.</translation>
    </message>
    <message>
        <source>The engine died and was started again</source>
        <translation>O motor caiu e foi iniciado de novo</translation>
    </message>
    <message>
        <source>It was gone without a word, so the run goes on from step {step}, its last checkpoint.</source>
        <translation>Ele sumiu sem aviso, então o treinamento continua a partir do passo {step}, o último checkpoint.</translation>
    </message>
    <message>
        <source>Nothing to do. If it happens again, look at engine.log.</source>
        <translation>Nada a fazer. Se acontecer de novo, veja o engine.log.</translation>
    </message>
    <message>
        <source>The engine died again and was not restarted</source>
        <translation>O motor caiu de novo e não foi reiniciado</translation>
    </message>
    <message>
        <source>It had gone on from step {step} before and died before it could save anything new. Another start would most likely end the same way.</source>
        <translation>Ele já tinha continuado a partir do passo {step} e caiu antes de gravar algo novo. Outro início provavelmente terminaria do mesmo jeito.</translation>
    </message>
    <message>
        <source>Look at the end of engine.log and whether memory ran out, then resume by hand.</source>
        <translation>Veja o fim do engine.log e se faltou memória, depois retome manualmente.</translation>
    </message>
    <message>
        <source>The engine keeps dying and was not restarted</source>
        <translation>O motor cai repetidamente e não foi reiniciado</translation>
    </message>
    <message>
        <source>It was started again {count} times within {minutes} minutes.</source>
        <translation>Ele foi iniciado de novo {count} vezes em {minutes} minutos.</translation>
    </message>
    <message>
        <source>The engine died and could not be started again</source>
        <translation>O motor caiu e não pôde ser iniciado de novo</translation>
    </message>
    <message>
        <source>The reason: {reason}.</source>
        <translation>O motivo: {reason}.</translation>
    </message>
    <message>
        <source>Check the environment, then resume.</source>
        <translation>Verifique o ambiente e depois retome.</translation>
    </message>
    <message>
        <source>The run&apos;s folder could not be written</source>
        <translation>Não foi possível gravar a pasta do treinamento</translation>
    </message>
    <message>
        <source>Free some space or give your account the right to write there, or choose another home folder.</source>
        <translation>Libere espaço ou dê à sua conta o direito de gravar ali, ou escolha outra pasta para o Formiga.</translation>
    </message>
    <message>
        <source>{folder}: {error}</source>
        <translation>{folder}: {error}</translation>
    </message>
    <message>
        <source>Give your account the right to write there, or choose another home folder.</source>
        <translation>Dê à sua conta o direito de gravar ali, ou escolha outra pasta para o Formiga.</translation>
    </message>
    <message>
        <source>The starter model or its sample is missing</source>
        <translation>O modelo inicial ou a amostra está faltando</translation>
    </message>
    <message>
        <source>{path} should have come with Formiga.</source>
        <translation>{path} deveria ter vindo com o Formiga.</translation>
    </message>
    <message>
        <source>Restore the folder from the release.</source>
        <translation>Restaure a pasta a partir da versão publicada.</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Esse arquivo não existe</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} não existe.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Confira o nome e a pasta.</translation>
    </message>
    <message>
        <source>There is nothing to look at</source>
        <translation>Não há nada para examinar</translation>
    </message>
    <message>
        <source>Neither a file nor a model was named.</source>
        <translation>Não foi dado nem arquivo nem modelo.</translation>
    </message>
    <message>
        <source>Give a FILE, or a model with `--model`.</source>
        <translation>Indique um ARQUIVO, ou um modelo com `--model`.</translation>
    </message>
    <message>
        <source>There is no screen to open the window on</source>
        <translation>Não há tela onde abrir a janela</translation>
    </message>
    <message>
        <source>Neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>Nem DISPLAY nem WAYLAND_DISPLAY está definida.</translation>
    </message>
    <message>
        <source>Everything works here without a window too: `formiga --help` shows how.</source>
        <translation>Aqui tudo funciona também sem janela: `formiga --help` mostra como.</translation>
    </message>
    <message>
        <source>The window could not be opened</source>
        <translation>Não foi possível abrir a janela</translation>
    </message>
    <message>
        <source>It ended with exit code {exit_code}: {stderr_tail}</source>
        <translation>Ela terminou com o código de saída {exit_code}: {stderr_tail}</translation>
    </message>
    <message>
        <source>The data file is not there</source>
        <translation>O arquivo de dados não está lá</translation>
    </message>
    <message>
        <source>Check the name and the folder, or choose the file again.</source>
        <translation>Confira o nome e a pasta, ou escolha o arquivo de novo.</translation>
    </message>
    <message>
        <source>The data file cannot be read</source>
        <translation>Não é possível ler o arquivo de dados</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>There is no data file in this folder</source>
        <translation>Não há arquivo de dados nesta pasta</translation>
    </message>
    <message>
        <source>{path} holds no JSON, JSONL, CSV, Parquet or text file.</source>
        <translation>{path} não tem nenhum arquivo JSON, JSONL, CSV, Parquet ou de texto.</translation>
    </message>
    <message>
        <source>Choose the folder or the file that holds your examples.</source>
        <translation>Escolha a pasta ou o arquivo que tem os seus exemplos.</translation>
    </message>
    <message>
        <source>Close programs that hold the file, and check that you may open it.</source>
        <translation>Feche programas que seguram o arquivo e confira se você pode abri-lo.</translation>
    </message>
    <message>
        <source>The data file is empty</source>
        <translation>O arquivo de dados está vazio</translation>
    </message>
    <message>
        <source>{path} holds not a single row.</source>
        <translation>{path} não tem nem uma linha.</translation>
    </message>
    <message>
        <source>Choose another file, or save the examples into this one again.</source>
        <translation>Escolha outro arquivo ou salve os exemplos de novo neste.</translation>
    </message>
    <message>
        <source>This file holds no rows of text</source>
        <translation>Este arquivo não tem linhas de texto</translation>
    </message>
    <message>
        <source>{path} looks like: {found}.</source>
        <translation>{path} parece ser: {found}.</translation>
    </message>
    <message>
        <source>Unpack or export it first. JSON, JSONL, CSV, Parquet and plain text work.</source>
        <translation>Descompacte ou exporte primeiro. JSON, JSONL, CSV, Parquet e texto simples funcionam.</translation>
    </message>
    <message>
        <source>The data file ends in the middle of a row</source>
        <translation>O arquivo de dados termina no meio de uma linha</translation>
    </message>
    <message>
        <source>{path} breaks off at line {line}, column {column}, after {rows_before} whole rows. It was probably not copied or downloaded to its end.</source>
        <translation>{path} para na linha {line}, coluna {column}, depois de {rows_before} linhas inteiras. Provavelmente não foi copiado ou baixado até o fim.</translation>
    </message>
    <message>
        <source>Copy or download the file again. It has not been changed.</source>
        <translation>Copie ou baixe o arquivo de novo. Ele não foi alterado.</translation>
    </message>
    <message>
        <source>The data file has a mistake in its JSON</source>
        <translation>O arquivo de dados tem um erro no JSON</translation>
    </message>
    <message>
        <source>{path}, line {line}, column {column}, after {rows_before} whole rows: {error}.</source>
        <translation>{path}, linha {line}, coluna {column}, depois de {rows_before} linhas inteiras: {error}.</translation>
    </message>
    <message>
        <source>Correct that place, or save one JSON object a line (JSONL): there a broken line costs only itself.</source>
        <translation>Corrija esse ponto, ou salve um objeto JSON por linha (JSONL): assim uma linha quebrada só custa ela mesma.</translation>
    </message>
    <message>
        <source>The data is nested too deeply</source>
        <translation>Os dados estão aninhados demais</translation>
    </message>
    <message>
        <source>{path}, line {line}: more than {limit} brackets inside each other.</source>
        <translation>{path}, linha {line}: mais de {limit} colchetes uns dentro dos outros.</translation>
    </message>
    <message>
        <source>Export the examples as flat rows: one question, one answer.</source>
        <translation>Exporte os exemplos como linhas simples: uma pergunta, uma resposta.</translation>
    </message>
    <message>
        <source>The Parquet file is damaged</source>
        <translation>O arquivo Parquet está danificado</translation>
    </message>
    <message>
        <source>{path}, after {rows_before} whole rows: {error}</source>
        <translation>{path}, depois de {rows_before} linhas inteiras: {error}</translation>
    </message>
    <message>
        <source>Copy, download or export the file again.</source>
        <translation>Copie, baixe ou exporte o arquivo de novo.</translation>
    </message>
    <message>
        <source>The packed file is damaged</source>
        <translation>O arquivo compactado está danificado</translation>
    </message>
    <message>
        <source>{path} cannot be unpacked: {error}.</source>
        <translation>Não é possível descompactar {path}: {error}.</translation>
    </message>
    <message>
        <source>The packed file grows far too large</source>
        <translation>O arquivo compactado cresce demais</translation>
    </message>
    <message>
        <source>{path}: {packed_bytes} have already become {unpacked_bytes}. Rows of text never pack so well.</source>
        <translation>{path}: {packed_bytes} já viraram {unpacked_bytes}. Linhas de texto nunca se compactam tanto.</translation>
    </message>
    <message>
        <source>Unpack the file by hand if you trust it, and choose what comes out.</source>
        <translation>Se você confia no arquivo, descompacte-o à mão e escolha o que sair dele.</translation>
    </message>
    <message>
        <source>A row of the data file has no end</source>
        <translation>Uma linha do arquivo de dados não tem fim</translation>
    </message>
    <message>
        <source>{path}: the row at line {line} is longer than {limit_bytes}. A quote or a line break is probably missing there.</source>
        <translation>{path}: a linha de dados que começa na linha {line} do arquivo passa de {limit_bytes}. Provavelmente falta ali uma aspa ou uma quebra de linha.</translation>
    </message>
    <message>
        <source>Correct that place, or save one JSON object a line (JSONL).</source>
        <translation>Corrija esse ponto ou salve um objeto JSON por linha (JSONL).</translation>
    </message>
    <message>
        <source>This encoding is not known</source>
        <translation>Esta codificação não é conhecida</translation>
    </message>
    <message>
        <source>No encoding of text is called {encoding}.</source>
        <translation>Nenhuma codificação de texto se chama {encoding}.</translation>
    </message>
    <message>
        <source>Use utf-8, utf-16, cp1252 or another one of the list.</source>
        <translation>Use utf-8, utf-16, cp1252 ou outra da lista.</translation>
    </message>
    <message>
        <source>Cells cannot be separated by this character</source>
        <translation>Este caractere não pode separar células</translation>
    </message>
    <message>
        <source>The separator given is: {delimiter}.</source>
        <translation>O separador indicado é: {delimiter}.</translation>
    </message>
    <message>
        <source>Use a comma, a semicolon, a tab or a vertical bar.</source>
        <translation>Use vírgula, ponto e vírgula, tabulação ou barra vertical.</translation>
    </message>
    <message>
        <source>The data set is not on this computer yet</source>
        <translation>O dataset ainda não está neste computador</translation>
    </message>
    <message>
        <source>There is no file called {repo_id}, and no data set of that name was downloaded.</source>
        <translation>Não há arquivo chamado {repo_id}, e nenhum dataset com esse nome foi baixado.</translation>
    </message>
    <message>
        <source>Download it on the Data page, or check the file&apos;s name.</source>
        <translation>Baixe-o na página Dados ou confira o nome do arquivo.</translation>
    </message>
    <message>
        <source>The data set holds no files that are read</source>
        <translation>O dataset não tem arquivos que possam ser lidos</translation>
    </message>
    <message>
        <source>{repo_id} has no JSON, JSONL, CSV, Parquet or text file. It has: {files}.</source>
        <translation>{repo_id} não tem arquivo JSON, JSONL, CSV, Parquet nem de texto. Ele tem: {files}.</translation>
    </message>
    <message>
        <source>Choose another data set, or download and convert this one by hand.</source>
        <translation>Escolha outro dataset, ou baixe e converta este à mão.</translation>
    </message>
    <message>
        <source>Not one line of the data file could be read</source>
        <translation>Nenhuma linha do arquivo de dados pôde ser lida</translation>
    </message>
    <message>
        <source>{path} has {lines} lines, all of them rejected. The first is line {line}: {reason:word}.</source>
        <translation>{path} tem {lines} linhas, todas rejeitadas. A primeira é a linha {line}: {reason:word}.</translation>
    </message>
    <message>
        <source>Look at that line. If the name&apos;s ending is wrong, set `dataset.format`.</source>
        <translation>Olhe essa linha. Se a extensão do nome estiver errada, defina `dataset.format`.</translation>
    </message>
    <message>
        <source>Which column is the question and which the answer is unclear</source>
        <translation>Não está claro qual coluna é a pergunta e qual é a resposta</translation>
    </message>
    <message>
        <source>{path} has the columns {columns}.</source>
        <translation>{path} tem as colunas {columns}.</translation>
    </message>
    <message>
        <source>Assign at least a question and an answer: in the window above the table, in a job file with `dataset.columns`.</source>
        <translation>Indique pelo menos uma pergunta e uma resposta: na janela, acima da tabela; em um arquivo de job, com `dataset.columns`.</translation>
    </message>
    <message>
        <source>There is no column “{column}”</source>
        <translation>Não há coluna “{column}”</translation>
    </message>
    <message>
        <source>It was to be the {role}. The columns of {path} are: {columns}.</source>
        <translation>Ela deveria ser: {role}. As colunas de {path} são: {columns}.</translation>
    </message>
    <message>
        <source>Choose one of these columns.</source>
        <translation>Escolha uma dessas colunas.</translation>
    </message>
    <message>
        <source>A column cannot be used as “{role}”</source>
        <translation>Uma coluna não pode ser usada como “{role}”</translation>
    </message>
    <message>
        <source>Possible uses: {roles}.</source>
        <translation>Usos possíveis: {roles}.</translation>
    </message>
    <message>
        <source>Choose one of these uses in `dataset.columns`.</source>
        <translation>Escolha um desses usos em `dataset.columns`.</translation>
    </message>
    <message>
        <source>A question or an answer is not assigned</source>
        <translation>Falta indicar uma pergunta ou uma resposta</translation>
    </message>
    <message>
        <source>Assigned so far: {roles}.</source>
        <translation>Indicado até agora: {roles}.</translation>
    </message>
    <message>
        <source>Assign at least a question and an answer.</source>
        <translation>Indique pelo menos uma pergunta e uma resposta.</translation>
    </message>
    <message>
        <source>Rejected answers cannot be learned</source>
        <translation>Respostas rejeitadas não podem ser aprendidas</translation>
    </message>
    <message>
        <source>The column {column} of {path} holds the rejected answers.</source>
        <translation>A coluna {column} de {path} tem as respostas rejeitadas.</translation>
    </message>
    <message>
        <source>Assign the column with the preferred answers.</source>
        <translation>Indique a coluna com as respostas preferidas.</translation>
    </message>
    <message>
        <source>This kind of data cannot teach answers</source>
        <translation>Este tipo de dados não ensina respostas</translation>
    </message>
    <message>
        <source>{path} was recognised as {kind:word} (columns: {columns}).</source>
        <translation>{path} foi reconhecido como {kind:word} (colunas: {columns}).</translation>
    </message>
    <message>
        <source>Assign the columns yourself if that is wrong, or add a column with answers.</source>
        <translation>Indique você as colunas se isso estiver errado, ou acrescente uma coluna com respostas.</translation>
    </message>
    <message>
        <source>The rows have no answers to learn</source>
        <translation>As linhas não têm respostas para aprender</translation>
    </message>
    <message>
        <source>Rows read from {path}: {rows}. Columns: {columns}.</source>
        <translation>Linhas lidas de {path}: {rows}. Colunas: {columns}.</translation>
    </message>
    <message>
        <source>Say which column holds the answers; or give the column of the texts the part Text (`text` in `dataset.columns`): then they are learned as they are.</source>
        <translation>Diga qual coluna tem as respostas; ou dê à coluna dos textos o papel Texto (`text` em `dataset.columns`): assim eles são aprendidos como estão.</translation>
    </message>
    <message>
        <source>No row is left to train on</source>
        <translation>Não sobra nenhuma linha para treinar</translation>
    </message>
    <message>
        <source>Rows read from {path}: {rows}. Left out: {dropped:reasons}.</source>
        <translation>Linhas lidas de {path}: {rows}. Deixadas de fora: {dropped:reasons}.</translation>
    </message>
    <message>
        <source>Look at the most frequent reason first; a wrongly assigned column is common.</source>
        <translation>Olhe primeiro o motivo mais frequente; é comum uma coluna estar indicada errado.</translation>
    </message>
    <message>
        <source>Every row is longer than the limit</source>
        <translation>Todas as linhas passam do limite</translation>
    </message>
    <message>
        <source>Rows read from {path}: {rows}. None fits {max_length} tokens with its answer.</source>
        <translation>Linhas lidas de {path}: {rows}. Nenhuma cabe em {max_length} tokens com a resposta.</translation>
    </message>
    <message>
        <source>Raise `training.max_length`, or shorten the rows.</source>
        <translation>Aumente `training.max_length` ou encurte as linhas.</translation>
    </message>
    <message>
        <source>There are too few rows</source>
        <translation>Há linhas de menos</translation>
    </message>
    <message>
        <source>{path} gives {rows} rows that can be used; {needed} are needed.</source>
        <translation>{path} tem {rows} linhas que podem ser usadas; são necessárias {needed}.</translation>
    </message>
    <message>
        <source>Add examples: from 50 on a first try makes sense.</source>
        <translation>Acrescente exemplos: a partir de 50 uma primeira tentativa faz sentido.</translation>
    </message>
    <message>
        <source>Keeping that many rows aside leaves none to train on</source>
        <translation>Reservar tantas linhas não deixa nenhuma para treinar</translation>
    </message>
    <message>
        <source>Rows: {rows}. To be kept aside: {validation_rows}.</source>
        <translation>Linhas: {rows}. A reservar: {validation_rows}.</translation>
    </message>
    <message>
        <source>Lower `dataset.validation_rows`; a tenth is usual.</source>
        <translation>Diminua `dataset.validation_rows`; o usual é um décimo.</translation>
    </message>
    <message>
        <source>Rows that this run measures on are not there any more</source>
        <translation>As linhas em que este treinamento mede não estão mais lá</translation>
    </message>
    <message>
        <source>It began with {rows} rows kept aside; {missing} of them are not found in the data as it is read now. What is measured could not be compared.</source>
        <translation>Ele começou com {rows} linhas reservadas; {missing} delas não aparecem nos dados como são lidos agora. As medições não poderiam ser comparadas.</translation>
    </message>
    <message>
        <source>Start a new run with this data.</source>
        <translation>Inicie um novo treinamento com estes dados.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refuses these rows</source>
        <translation>O chat template do modelo recusa estas linhas</translation>
    </message>
    <message>
        <source>Rows: {rows}. The template says: {error}</source>
        <translation>Linhas: {rows}. O template diz: {error}</translation>
    </message>
    <message>
        <source>Often a system message or two questions in a row are not allowed: leave that column out, or choose another model.</source>
        <translation>Muitas vezes não são permitidas uma mensagem de sistema ou duas perguntas seguidas: deixe essa coluna de fora ou escolha outro modelo.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template does not come to an end</source>
        <translation>O chat template do modelo não chega ao fim</translation>
    </message>
    <message>
        <source>It is a small program that came with the model. It was stopped after {limit_s} seconds on one row; it usually takes a thousandth of one.</source>
        <translation>É um pequeno programa que veio com o modelo. Foi parado depois de {limit_s} segundos em uma linha; normalmente leva um milésimo de segundo.</translation>
    </message>
    <message>
        <source>Choose another model, or a newer version of this one.</source>
        <translation>Escolha outro modelo ou uma versão mais nova deste.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template fills the memory</source>
        <translation>O chat template do modelo enche a memória</translation>
    </message>
    <message>
        <source>It is a small program that came with the model. It was stopped when it took more than {limit_bytes} for one row.</source>
        <translation>É um pequeno programa que veio com o modelo. Foi parado quando ocupou mais de {limit_bytes} para uma linha.</translation>
    </message>
    <message>
        <source>The process that renders chat templates does not run</source>
        <translation>O processo que aplica os chat templates não roda</translation>
    </message>
    <message>
        <source>The system says: {error}</source>
        <translation>O sistema diz: {error}</translation>
    </message>
    <message>
        <source>A virus scanner may have stopped it. Try again, or allow the engine&apos;s Python there.</source>
        <translation>Um antivírus pode tê-lo parado. Tente de novo ou libere o Python do motor no antivírus.</translation>
    </message>
    <message>
        <source>The tokenizer has no end mark</source>
        <translation>O tokenizador não tem marca de fim</translation>
    </message>
    <message>
        <source>{tokenizer} names no token that ends an answer, so the model could never learn to stop.</source>
        <translation>{tokenizer} não tem um token que encerre a resposta; o modelo nunca aprenderia a parar.</translation>
    </message>
    <message>
        <source>Choose the instruct version of this model, or another model.</source>
        <translation>Escolha a versão instruct deste modelo, ou outro modelo.</translation>
    </message>
    <message>
        <source>Rows hold marks that the model has no number for</source>
        <translation>Há linhas com marcas para as quais o modelo não tem número</translation>
    </message>
    <message>
        <source>{tokens}, in {rows} rows. The tokenizer was given new marks and the model, which knows {vocab_size}, was not made larger.</source>
        <translation>{tokens}, em {rows} linhas. O tokenizador recebeu marcas novas, e o modelo, que conhece {vocab_size}, não foi aumentado.</translation>
    </message>
    <message>
        <source>Use Formiga&apos;s own conversation format (`dataset.chat_template` `formiga`), take the marks out of your texts, or choose another model.</source>
        <translation>Use o formato de conversa do próprio Formiga (`dataset.chat_template` `formiga`), tire as marcas dos seus textos ou escolha outro modelo.</translation>
    </message>
    <message>
        <source>Every row is a single message. Call who asks `user` and who answers `assistant`, or put the messages of each conversation into one row, as a list under `messages`.</source>
        <translation>Cada linha é uma única mensagem. Chame quem pergunta de `user` e quem responde de `assistant`, ou ponha as mensagens de cada conversa em uma só linha, como lista em `messages`.</translation>
    </message>
    <message>
        <source>These are words with tags, as taggers learn them. Add a column with a question and one with an answer in words.</source>
        <translation>São palavras com etiquetas, como as que etiquetadores aprendem. Acrescente uma coluna com uma pergunta e outra com uma resposta em palavras.</translation>
    </message>
    <message>
        <source>This file was prepared for another model: it holds numbers of tokens. Use the texts that it was made from.</source>
        <translation>Este arquivo foi preparado para outro modelo: contém números de tokens. Use os textos de que ele foi feito.</translation>
    </message>
    <message>
        <source>The columns hold numbers, ids or dates and no text. A language model learns from texts.</source>
        <translation>As colunas têm números, ids ou datas, e nenhum texto. Um modelo de linguagem aprende com textos.</translation>
    </message>
    <message>
        <source>To teach the labels as answers, assign the text as question and the label as answer. To learn only the texts, give their column the part Text (`text` in `dataset.columns`).</source>
        <translation>Para ensinar os rótulos como respostas, indique o texto como pergunta e o rótulo como resposta. Para aprender só os textos, dê à coluna deles o papel Texto (`text` em `dataset.columns`).</translation>
    </message>
    <message>
        <source>To teach the right choice, assign the question, the choices and the answer yourself.</source>
        <translation>Para ensinar a alternativa certa, indique você a pergunta, as alternativas e a resposta.</translation>
    </message>
    <message>
        <source>To learn the preferred answers only, assign the question and the preferred answer and leave the rejected one out.</source>
        <translation>Para aprender só as respostas preferidas, indique a pergunta e a resposta preferida e deixe a rejeitada de fora.</translation>
    </message>
    <message>
        <source>To learn the answers that are marked good only, assign the question and the answer.</source>
        <translation>Para aprender só as respostas marcadas como boas, indique a pergunta e a resposta.</translation>
    </message>
    <message>
        <source>The list of tested engines cannot be read</source>
        <translation>Não é possível ler a lista de motores testados</translation>
    </message>
    <message>
        <source>Install Formiga again; this file came with it.</source>
        <translation>Instale o Formiga de novo; esse arquivo veio com ele.</translation>
    </message>
    <message>
        <source>There is no tested engine for this computer yet</source>
        <translation>Ainda não há um motor testado para este computador</translation>
    </message>
    <message>
        <source>This is {os} on {machine} with Python {python:version}. Tested sets: {available}.</source>
        <translation>Este é {os} em {machine} com Python {python:version}. Conjuntos testados: {available}.</translation>
    </message>
    <message>
        <source>A lock file is not the one that was tested</source>
        <translation>Um lockfile não é o que foi testado</translation>
    </message>
    <message>
        <source>Install one of the Pythons named above, and run the set-up with it.</source>
        <translation>Instale um dos Pythons citados acima e rode a preparação com ele.</translation>
    </message>
    <message>
        <source>{lockfile} should have SHA-256 {expected_sha256:hash8}…; found: {found_sha256:hash8}… Nothing is installed from it.</source>
        <translation>{lockfile} deveria ter o SHA-256 {expected_sha256:hash8}…; encontrado: {found_sha256:hash8}… Nada é instalado a partir dele.</translation>
    </message>
    <message>
        <source>Restore the file from the release, then check again.</source>
        <translation>Restaure o arquivo a partir da versão publicada e confira de novo.</translation>
    </message>
    <message>
        <source>A lock file is missing</source>
        <translation>Falta um lockfile</translation>
    </message>
    <message>
        <source>{lockfile} came with Formiga, and no engine can be built without it.</source>
        <translation>{lockfile} veio com o Formiga, e sem ele nenhum motor pode ser construído.</translation>
    </message>
    <message>
        <source>The row that was chosen cannot work on this computer</source>
        <translation>A variante escolhida não funciona neste computador</translation>
    </message>
    <message>
        <source>Chosen: {row}. Right here: {wanted_row}. Why: {why:word}.</source>
        <translation>Escolhida: {row}. Certa aqui: {wanted_row}. Motivo: {why:word}.</translation>
    </message>
    <message>
        <source>Run `formiga repair --to auto`: the right row is built.</source>
        <translation>Rode `formiga repair --to auto`: a variante certa é construída.</translation>
    </message>
    <message>
        <source>The operating system is too old for this engine</source>
        <translation>O sistema operacional é antigo demais para este motor</translation>
    </message>
    <message>
        <source>{component:word} {installed:version} is here; {minimum:version} is needed.</source>
        <translation>Aqui há {component:word} {installed:version}; é preciso ter {minimum:version}.</translation>
    </message>
    <message>
        <source>Update the operating system, then check again.</source>
        <translation>Atualize o sistema operacional e confira de novo.</translation>
    </message>
    <message>
        <source>Windows&apos; Visual C++ part is missing</source>
        <translation>Falta a parte Visual C++ do Windows</translation>
    </message>
    <message>
        <source>PyTorch&apos;s libraries cannot load without it.</source>
        <translation>Sem ela, as bibliotecas do PyTorch não carregam.</translation>
    </message>
    <message>
        <source>Install the Microsoft Visual C++ Redistributable (x64) from https://aka.ms/vs/17/release/vc_redist.x64.exe, then check again.</source>
        <translation>Instale o Microsoft Visual C++ Redistributable (x64) de https://aka.ms/vs/17/release/vc_redist.x64.exe e confira de novo.</translation>
    </message>
    <message>
        <source>Windows&apos; Smart App Control blocks the engine</source>
        <translation>O Controle de Aplicativo Inteligente do Windows bloqueia o motor</translation>
    </message>
    <message>
        <source>It refused to load {file}.</source>
        <translation>Ele se recusou a carregar {file}.</translation>
    </message>
    <message>
        <source>Windows&apos; Smart App Control is on</source>
        <translation>O Controle de Aplicativo Inteligente do Windows está ligado</translation>
    </message>
    <message>
        <source>It refuses libraries that it does not know, PyTorch&apos;s too.</source>
        <translation>Ele recusa bibliotecas que não conhece, também as do PyTorch.</translation>
    </message>
    <message>
        <source>Formiga&apos;s folder lies too deep for Windows</source>
        <translation>A pasta do Formiga está funda demais para o Windows</translation>
    </message>
    <message>
        <source>The longest file below {path} would have a path of {length} characters; {maximum} are possible.</source>
        <translation>O arquivo mais longo abaixo de {path} teria um caminho de {length} caracteres; o possível são {maximum}.</translation>
    </message>
    <message>
        <source>The engine was never finished or is gone</source>
        <translation>O motor nunca foi concluído ou sumiu</translation>
    </message>
    <message>
        <source>{env} has no COMPLETE mark: its set-up did not reach its end.</source>
        <translation>{env} não tem a marca COMPLETE: a instalação não chegou ao fim.</translation>
    </message>
    <message>
        <source>The training engine&apos;s Python does not start</source>
        <translation>O Python do motor de treinamento não inicia</translation>
    </message>
    <message>
        <source>{python}: {reason:word}. {detail}</source>
        <translation>{python}: {reason:word}. {detail}</translation>
    </message>
    <message>
        <source>{python}: {reason:word}.</source>
        <translation>{python}: {reason:word}.</translation>
    </message>
    <message>
        <source>The engine runs on another Python than its lock was made for</source>
        <translation>O motor roda em outro Python que não o do lockfile</translation>
    </message>
    <message>
        <source>Installed: {installed:version} ({bits} bit). Locked: {locked:version}.</source>
        <translation>Instalado: {installed:version} ({bits} bits). No lockfile: {locked:version}.</translation>
    </message>
    <message>
        <source>The engine would use another Python&apos;s packages</source>
        <translation>O motor usaria os pacotes de outro Python</translation>
    </message>
    <message>
        <source>{env}: {reason:word}.</source>
        <translation>{env}: {reason:word}.</translation>
    </message>
    <message>
        <source>The engine does not say which lock it was built from</source>
        <translation>O motor não diz de qual lockfile foi construído</translation>
    </message>
    <message>
        <source>formiga-env.json in {env}: {reason:word}.</source>
        <translation>formiga-env.json em {env}: {reason:word}.</translation>
    </message>
    <message>
        <source>The engine was built from an older lock</source>
        <translation>O motor foi construído a partir de um lockfile mais antigo</translation>
    </message>
    <message>
        <source>Row {row} now uses {lockfile}; its SHA-256 begins with {tested_sha256:hash8}, and this engine was built from {installed_sha256:hash8}.</source>
        <translation>A variante {row} agora usa {lockfile}; o SHA-256 dele começa com {tested_sha256:hash8}, e este motor foi construído a partir de {installed_sha256:hash8}.</translation>
    </message>
    <message>
        <source>A newer release of this Linux is needed, for example Debian 12, Ubuntu 22.04 or RHEL 9; glibc cannot be updated alone.</source>
        <translation>É preciso uma versão mais nova deste Linux, por exemplo Debian 12, Ubuntu 22.04 ou RHEL 9; não dá para atualizar só a glibc.</translation>
    </message>
    <message>
        <source>Update Windows (Settings → Windows Update), restart, and check again.</source>
        <translation>Atualize o Windows (Configurações → Windows Update), reinicie e confira de novo.</translation>
    </message>
    <message>
        <source>Update macOS (System Settings → General → Software Update), then check again.</source>
        <translation>Atualize o macOS (Ajustes do Sistema → Geral → Atualização de Software) e confira de novo.</translation>
    </message>
    <message>
        <source>{package} has another version than tested</source>
        <translation>{package} tem outra versão que não a testada</translation>
    </message>
    <message>
        <source>Installed: {installed:version}. Locked: {locked:version}.</source>
        <translation>Instalado: {installed:version}. No lockfile: {locked:version}.</translation>
    </message>
    <message>
        <source>{package} is missing from the engine</source>
        <translation>{package} falta no motor</translation>
    </message>
    <message>
        <source>The lock asks for {package} {locked:version}.</source>
        <translation>O lockfile pede {package} {locked:version}.</translation>
    </message>
    <message>
        <source>{package} is installed twice</source>
        <translation>{package} está instalado duas vezes</translation>
    </message>
    <message>
        <source>Versions found: {versions}. Which one is used is chance.</source>
        <translation>Versões encontradas: {versions}. Qual delas é usada é acaso.</translation>
    </message>
    <message>
        <source>The records of {package} are damaged</source>
        <translation>Os registros de {package} estão danificados</translation>
    </message>
    <message>
        <source>What it consists of cannot be read: {reason:word}.</source>
        <translation>Não é possível ler de que ele é feito: {reason:word}.</translation>
    </message>
    <message>
        <source>{package} is too old for {asked_by}</source>
        <translation>{package} é antigo demais para {asked_by}</translation>
    </message>
    <message>
        <source>Installed: {installed:version}. {asked_by} works with {minimum:version} or newer, and does not say so when it is installed.</source>
        <translation>Instalado: {installed:version}. {asked_by} funciona com {minimum:version} ou mais novo, e não diz isso ao ser instalado.</translation>
    </message>
    <message>
        <source>{package} and {requires} do not fit together</source>
        <translation>{package} e {requires} não combinam</translation>
    </message>
    <message>
        <source>{package} needs {requires} {needed}; installed: {installed:version}.</source>
        <translation>{package} precisa de {requires} {needed}; instalado: {installed:version}.</translation>
    </message>
    <message>
        <source>{package} lacks {requires}</source>
        <translation>Falta {requires} para {package}</translation>
    </message>
    <message>
        <source>{package} needs {requires} {needed}; it is not installed.</source>
        <translation>{package} precisa de {requires} {needed}, que não está instalado.</translation>
    </message>
    <message>
        <source>PyTorch is another build than tested</source>
        <translation>O PyTorch é outra compilação que não a testada</translation>
    </message>
    <message>
        <source>Installed: {installed:version}. Tested: {tested:version}.</source>
        <translation>Instalado: {installed:version}. Testado: {tested:version}.</translation>
    </message>
    <message>
        <source>The engine has a PyTorch that cannot use your card</source>
        <translation>O motor tem um PyTorch que não usa a sua placa</translation>
    </message>
    <message>
        <source>{gpu} is there, and torch {torch:version} of row {row} computes on the processor only: about a hundred times slower. The row for this card is {wanted_row}.</source>
        <translation>{gpu} está presente, e o torch {torch:version} da variante {row} só calcula no processador: cerca de cem vezes mais lento. A variante para esta placa é {wanted_row}.</translation>
    </message>
    <message>
        <source>Press Repair, or run `formiga repair --to {wanted_row}`: the engine for this card is built beside this one.</source>
        <translation>Clique em Reparar, ou rode `formiga repair --to {wanted_row}`: o motor para esta placa é construído ao lado deste.</translation>
    </message>
    <message>
        <source>A file that runs at every start was put into the engine</source>
        <translation>Um arquivo que roda a cada início foi posto no motor</translation>
    </message>
    <message>
        <source>{file} belongs to none of the installed packages.</source>
        <translation>{file} não pertence a nenhum dos pacotes instalados.</translation>
    </message>
    <message>
        <source>Files of {package} are missing or changed</source>
        <translation>Arquivos de {package} faltam ou foram alterados</translation>
    </message>
    <message>
        <source>Missing: {missing}. Changed: {changed}. For example: {examples}.</source>
        <translation>Faltam: {missing}. Alterados: {changed}. Por exemplo: {examples}.</translation>
    </message>
    <message>
        <source>Files of the engine are missing or changed</source>
        <translation>Arquivos do motor faltam ou foram alterados</translation>
    </message>
    <message>
        <source>An interrupted upgrade left pieces in the engine</source>
        <translation>Uma atualização interrompida deixou pedaços no motor</translation>
    </message>
    <message>
        <source>Left behind: {names}. Something else than Formiga was at work.</source>
        <translation>Ficaram para trás: {names}. Foi outra coisa que não o Formiga.</translation>
    </message>
    <message>
        <source>Another file is used in place of {module}</source>
        <translation>Outro arquivo é usado no lugar de {module}</translation>
    </message>
    <message>
        <source>{path} has the same name and is found first.</source>
        <translation>{path} tem o mesmo nome e é encontrado antes.</translation>
    </message>
    <message>
        <source>Rename or move that file, then check again.</source>
        <translation>Renomeie ou mova esse arquivo e confira de novo.</translation>
    </message>
    <message>
        <source>bitsandbytes lacks its part for this PyTorch</source>
        <translation>Falta ao bitsandbytes a parte para este PyTorch</translation>
    </message>
    <message>
        <source>PyTorch was built for CUDA {cuda:version}; bitsandbytes has: {available}.</source>
        <translation>O PyTorch foi compilado para CUDA {cuda:version}; o bitsandbytes tem: {available}.</translation>
    </message>
    <message>
        <source>{package} is not part of the lock</source>
        <translation>{package} não faz parte do lockfile</translation>
    </message>
    <message>
        <source>{package} {installed:version} was added to the engine by something else.</source>
        <translation>{package} {installed:version} foi acrescentado ao motor por outra coisa.</translation>
    </message>
    <message>
        <source>Training goes on as before; a rebuilt engine is without it.</source>
        <translation>O treinamento segue como antes; um motor reconstruído fica sem ele.</translation>
    </message>
    <message>
        <source>The engine holds files that no package brought</source>
        <translation>O motor tem arquivos que nenhum pacote trouxe</translation>
    </message>
    <message>
        <source>Files: {count}. For example: {examples}.</source>
        <translation>Arquivos: {count}. Por exemplo: {examples}.</translation>
    </message>
    <message>
        <source>Training goes on as before; a rebuilt engine is without them.</source>
        <translation>O treinamento segue como antes; um motor reconstruído fica sem eles.</translation>
    </message>
    <message>
        <source>Settings of other programs are kept away from the engine</source>
        <translation>Configurações de outros programas são mantidas longe do motor</translation>
    </message>
    <message>
        <source>Ignored environment variables: {names}.</source>
        <translation>Variáveis de ambiente ignoradas: {names}.</translation>
    </message>
    <message>
        <source>Another Python&apos;s packages are not used</source>
        <translation>Os pacotes de outro Python não são usados</translation>
    </message>
    <message>
        <source>In {path} ({where:word}) there are copies of: {packages}. The engine is started without them.</source>
        <translation>Em {path} ({where:word}) há cópias de: {packages}. O motor é iniciado sem elas.</translation>
    </message>
    <message>
        <source>Settings of pip that move installations are not used</source>
        <translation>Configurações do pip que mudam o lugar das instalações não são usadas</translation>
    </message>
    <message>
        <source>Ignored: {names}. Where packages come from is taken from pip&apos;s settings.</source>
        <translation>Ignoradas: {names}. De onde vêm os pacotes é lido das configurações do pip.</translation>
    </message>
    <message>
        <source>A file beside the job is named like the package {module}</source>
        <translation>Um arquivo ao lado do job tem o mesmo nome do pacote {module}</translation>
    </message>
    <message>
        <source>{path} is not imported: the engine does not look there.</source>
        <translation>{path} não é importado: o motor não procura ali.</translation>
    </message>
    <message>
        <source>The engine&apos;s Python has no C headers</source>
        <translation>O Python do motor não tem os cabeçalhos de C</translation>
    </message>
    <message>
        <source>{python}: parts that are compiled while training (Triton) cannot be built.</source>
        <translation>{python}: as partes compiladas durante o treinamento (Triton) não podem ser construídas.</translation>
    </message>
    <message>
        <source>Training as Formiga sets it up does not need them. On Debian and Ubuntu they are in python3-dev.</source>
        <translation>O treinamento como o Formiga o prepara não precisa deles. No Debian e no Ubuntu eles estão em python3-dev.</translation>
    </message>
    <message>
        <source>Too little free memory for this job</source>
        <translation>Memória livre de menos para este job</translation>
    </message>
    <message>
        <source>Loading needs about {needed_bytes:memory}; {available_bytes:memory} are free, and {swap_bytes:memory} of swap (page file).</source>
        <translation>Carregar precisa de cerca de {needed_bytes:memory}; há {available_bytes:memory} livres, e {swap_bytes:memory} de swap (arquivo de paginação).</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or enlarge the page file.</source>
        <translation>Feche outros programas, escolha um modelo menor ou aumente o arquivo de paginação.</translation>
    </message>
    <message>
        <source>The folder for temporary files is nearly full</source>
        <translation>A pasta de arquivos temporários está quase cheia</translation>
    </message>
    <message>
        <source>{path}: {free_bytes} free, {minimum_bytes} are needed at times.</source>
        <translation>{path}: {free_bytes} livres; às vezes são necessários {minimum_bytes}.</translation>
    </message>
    <message>
        <source>Free some space there, or let TMPDIR (Windows: TEMP) name another folder.</source>
        <translation>Libere espaço nela, ou faça TMPDIR (Windows: TEMP) indicar outra pasta.</translation>
    </message>
    <message>
        <source>Formiga&apos;s folder is not on this computer alone</source>
        <translation>A pasta do Formiga não está só neste computador</translation>
    </message>
    <message>
        <source>{path}: {kind:word} ({service}).</source>
        <translation>{path}: {kind:word} ({service}).</translation>
    </message>
    <message>
        <source>Formiga&apos;s folder has letters that some tools stumble over</source>
        <translation>A pasta do Formiga tem letras em que algumas ferramentas tropeçam</translation>
    </message>
    <message>
        <source>{path}</source>
        <translation>{path}</translation>
    </message>
    <message>
        <source>Nothing needs to be done while all works. Else set FORMIGA_HOME to a folder in plain letters, for example C:\Formiga.</source>
        <translation>Não é preciso fazer nada enquanto tudo funciona. Senão, defina FORMIGA_HOME como uma pasta com letras simples, por exemplo C:\Formiga.</translation>
    </message>
    <message>
        <source>The engine&apos;s Python answers</source>
        <translation>O Python do motor responde</translation>
    </message>
    <message>
        <source>Python {version:version}.</source>
        <translation>Python {version:version}.</translation>
    </message>
    <message>
        <source>The engine was built from a known lock</source>
        <translation>O motor foi construído a partir de um lockfile conhecido</translation>
    </message>
    <message>
        <source>Row {row}: {lockfile}, {lock_sha256:hash8}. Tests: {evidence:word}.</source>
        <translation>Variante {row}: {lockfile}, {lock_sha256:hash8}. Testes: {evidence:word}.</translation>
    </message>
    <message>
        <source>Every package is the locked one</source>
        <translation>Todos os pacotes são os do lockfile</translation>
    </message>
    <message>
        <source>Compared: {count}.</source>
        <translation>Comparados: {count}.</translation>
    </message>
    <message>
        <source>{package} {installed:version}</source>
        <translation>{package} {installed:version}</translation>
    </message>
    <message>
        <source>As locked.</source>
        <translation>Como no lockfile.</translation>
    </message>
    <message>
        <source>No installed file is missing or cut short</source>
        <translation>Nenhum arquivo instalado falta ou está incompleto</translation>
    </message>
    <message>
        <source>Files looked at: {count}.</source>
        <translation>Arquivos examinados: {count}.</translation>
    </message>
    <message>
        <source>This folder lies in memory: what is written there takes memory from training. Let TMPDIR name a folder on a disk.</source>
        <translation>Esta pasta fica na memória: o que é gravado nela tira memória do treinamento. Faça TMPDIR indicar uma pasta em um disco.</translation>
    </message>
    <message>
        <source>Synchronising would copy gigabytes and hold files while they are written. Set FORMIGA_HOME to a folder outside of it, for example C:\Formiga, and start Formiga again.</source>
        <translation>A sincronização copiaria gigabytes e prenderia arquivos enquanto são gravados. Defina FORMIGA_HOME como uma pasta fora dela, por exemplo C:\Formiga, e inicie o Formiga de novo.</translation>
    </message>
    <message>
        <source>A network folder is slow, and its locks cannot always be trusted. Set FORMIGA_HOME to a folder on this computer&apos;s own disk and start Formiga again.</source>
        <translation>Uma pasta de rede é lenta, e nem sempre se pode confiar nas travas de arquivo dela. Defina FORMIGA_HOME como uma pasta no disco deste computador e inicie o Formiga de novo.</translation>
    </message>
    <message>
        <source>There is no setting `{setting}`</source>
        <translation>Não existe o ajuste `{setting}`</translation>
    </message>
    <message>
        <source>Did you mean `{did_you_mean}`?</source>
        <translation>Você quis dizer `{did_you_mean}`?</translation>
    </message>
    <message>
        <source>Rename it, or remove the line.</source>
        <translation>Troque o nome ou remova a linha.</translation>
    </message>
    <message>
        <source>No setting has a name like it.</source>
        <translation>Nenhum ajuste tem um nome parecido.</translation>
    </message>
    <message>
        <source>Remove the line.</source>
        <translation>Remova a linha.</translation>
    </message>
    <message>
        <source>`{setting}` is missing</source>
        <translation>`{setting}` está faltando</translation>
    </message>
    <message>
        <source>A job cannot start without it.</source>
        <translation>Um job não pode começar sem isso.</translation>
    </message>
    <message>
        <source>Add it to the job file.</source>
        <translation>Acrescente ao arquivo do job.</translation>
    </message>
    <message>
        <source>`{setting}` has a value of the wrong kind</source>
        <translation>`{setting}` tem um valor do tipo errado</translation>
    </message>
    <message>
        <source>Found: {found:plain}. Expected: {expected:plain}.</source>
        <translation>Encontrado: {found:plain}. Esperado: {expected:plain}.</translation>
    </message>
    <message>
        <source>Write a value of that kind, or remove the line.</source>
        <translation>Escreva um valor desse tipo ou remova a linha.</translation>
    </message>
    <message>
        <source>`{setting}` has a value that is not offered</source>
        <translation>`{setting}` tem um valor que não é oferecido</translation>
    </message>
    <message>
        <source>Found: {found:plain}. Possible: {expected:plain}.</source>
        <translation>Encontrado: {found:plain}. Possíveis: {expected:plain}.</translation>
    </message>
    <message>
        <source>Choose one of the possible values.</source>
        <translation>Escolha um dos valores possíveis.</translation>
    </message>
    <message>
        <source>`{setting}` is out of range</source>
        <translation>`{setting}` está fora dos limites</translation>
    </message>
    <message>
        <source>Found: {found:plain}. Allowed: {allowed:plain}.</source>
        <translation>Encontrado: {found:plain}. Permitido: {allowed:plain}.</translation>
    </message>
    <message>
        <source>Choose a value within the limits, or remove the line.</source>
        <translation>Escolha um valor dentro dos limites ou remova a linha.</translation>
    </message>
    <message>
        <source>The rows to measure on are given twice</source>
        <translation>As linhas para medir foram dadas duas vezes</translation>
    </message>
    <message>
        <source>The job names a `validation_path` and a number of `validation_rows`.</source>
        <translation>O job indica um `validation_path` e um número em `validation_rows`.</translation>
    </message>
    <message>
        <source>Keep one of the two.</source>
        <translation>Fique com um dos dois.</translation>
    </message>
    <message>
        <source>The job file is not valid JSON</source>
        <translation>O arquivo do job não é JSON válido</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {error}.</source>
        <translation>Linha {line}, coluna {column}: {error}.</translation>
    </message>
    <message>
        <source>Look there for a missing comma, quote or bracket, and start again.</source>
        <translation>Procure ali uma vírgula, aspas ou um colchete faltando e inicie de novo.</translation>
    </message>
    <message>
        <source>The job file holds no job</source>
        <translation>O arquivo do job não contém um job</translation>
    </message>
    <message>
        <source>A job is one JSON object in braces; found: {found}.</source>
        <translation>Um job é um objeto JSON entre chaves; encontrado: {found}.</translation>
    </message>
    <message>
        <source>Every run folder has a job.json that shows how one looks.</source>
        <translation>Toda pasta de treinamento tem um job.json que mostra como é.</translation>
    </message>
    <message>
        <source>{file} does not exist.</source>
        <translation>{file} não existe.</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Não é possível ler o arquivo</translation>
    </message>
    <message>
        <source>{file}: {error}</source>
        <translation>{file}: {error}</translation>
    </message>
    <message>
        <source>Save it as text in UTF-8, and check that you may open it.</source>
        <translation>Salve como texto em UTF-8 e confira se você pode abri-lo.</translation>
    </message>
    <message>
        <source>The graphics driver answers with an error</source>
        <translation>O driver de vídeo responde com um erro</translation>
    </message>
    <message>
        <source>It says: {fault:word}.</source>
        <translation>Ele diz: {fault:word}.</translation>
    </message>
    <message>
        <source>Restart the computer. If it stays, install the driver again.</source>
        <translation>Reinicie o computador. Se continuar, instale o driver de novo.</translation>
    </message>
    <message>
        <source>No graphics card is found any more</source>
        <translation>Nenhuma placa de vídeo é encontrada agora</translation>
    </message>
    <message>
        <source>The engine was built for a card (row {row}).</source>
        <translation>O motor foi construído para uma placa (variante {row}).</translation>
    </message>
    <message>
        <source>A graphics card is there, and its driver is not</source>
        <translation>Há uma placa de vídeo, mas falta o driver</translation>
    </message>
    <message>
        <source>The graphics driver is too old</source>
        <translation>O driver de vídeo é antigo demais</translation>
    </message>
    <message>
        <source>{gpu} runs with driver {installed:version}; row {row} needs {minimum:version} or newer.</source>
        <translation>{gpu} roda com o driver {installed:version}; a variante {row} precisa de {minimum:version} ou mais novo.</translation>
    </message>
    <message>
        <source>This card is too old for 4-bit training</source>
        <translation>Esta placa é antiga demais para treinar em 4 bits</translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}; the oldest that is served is {minimum:version}.</source>
        <translation>{gpu} tem compute capability {compute_capability:version}; a mais antiga atendida é {minimum:version}.</translation>
    </message>
    <message>
        <source>Small models train on the processor instead.</source>
        <translation>Modelos pequenos treinam no processador.</translation>
    </message>
    <message>
        <source>This engine has no code for your card</source>
        <translation>Este motor não tem código para a sua placa</translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}; row {row} serves {lowest:version} to {highest:version}.</source>
        <translation>{gpu} tem compute capability {compute_capability:version}; a variante {row} atende de {lowest:version} a {highest:version}.</translation>
    </message>
    <message>
        <source>Update the NVIDIA driver to {advised:version} or newer when it suits you.</source>
        <translation>Atualize o driver NVIDIA para {advised:version} ou mais novo quando for conveniente.</translation>
    </message>
    <message>
        <source>Update the NVIDIA driver to {advised:version} or newer when it suits you; for a V100 or Titan V no further than branch 580, the last for them.</source>
        <translation>Atualize o driver NVIDIA para {advised:version} ou mais novo quando for conveniente; para uma V100 ou Titan V, não além da série 580, a última para elas.</translation>
    </message>
    <message>
        <source>Update the NVIDIA driver to {advised:version} or newer when it suits you, but no further than branch 580: it is the last for this card.</source>
        <translation>Atualize o driver NVIDIA para {advised:version} ou mais novo quando for conveniente, mas não além da série 580: é a última para esta placa.</translation>
    </message>
    <message>
        <source>Check that the card sits and has power; or run `formiga repair --to cpu` to train on the processor.</source>
        <translation>Confira se a placa está bem encaixada e recebe energia; ou rode `formiga repair --to cpu` para treinar no processador.</translation>
    </message>
    <message>
        <source>NVIDIA cards found: {cards}. Without NVIDIA&apos;s driver none can compute.</source>
        <translation>Placas NVIDIA encontradas: {cards}. Sem o driver da NVIDIA, nenhuma pode calcular.</translation>
    </message>
    <message>
        <source>Windows&apos; graphics driver is not seen in WSL</source>
        <translation>O driver de vídeo do Windows não aparece no WSL</translation>
    </message>
    <message>
        <source>Its library should be in {path}, and is not.</source>
        <translation>A biblioteca dele deveria estar em {path}, e não está.</translation>
    </message>
    <message>
        <source>Install the NVIDIA driver in Windows (none in WSL itself), then run `wsl --update` and `wsl --shutdown` in Windows and start again. Without an NVIDIA card nothing is lost.</source>
        <translation>Instale o driver NVIDIA no Windows (nenhum no próprio WSL), depois rode `wsl --update` e `wsl --shutdown` no Windows e inicie de novo. Sem uma placa NVIDIA, nada se perde.</translation>
    </message>
    <message>
        <source>{library} has no code for your card</source>
        <translation>{library} não tem código para a sua placa</translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}; the installed files hold code for: {architectures}.</source>
        <translation>{gpu} tem compute capability {compute_capability:version}; os arquivos instalados têm código para: {architectures}.</translation>
    </message>
    <message>
        <source>The card has too little free memory for this job</source>
        <translation>A placa tem memória livre de menos para este job</translation>
    </message>
    <message>
        <source>Needed: about {needed_bytes:memory}. Free on {gpu}: {free_bytes:memory} of {total_bytes:memory}.</source>
        <translation>Necessário: cerca de {needed_bytes:memory}. Livre em {gpu}: {free_bytes:memory} de {total_bytes:memory}.</translation>
    </message>
    <message>
        <source>Close other programs that use the card, or choose a smaller batch, `max_length` or model.</source>
        <translation>Feche outros programas que usam a placa, ou escolha um lote, `max_length` ou modelo menor.</translation>
    </message>
    <message>
        <source>The engine for this card is not shipped yet</source>
        <translation>O motor para esta placa ainda não é distribuído</translation>
    </message>
    <message>
        <source>{gpu} wants row {wanted_row}; this version does not have it.</source>
        <translation>{gpu} precisa da variante {wanted_row}; esta versão não a tem.</translation>
    </message>
    <message>
        <source>Small models train on the processor until then.</source>
        <translation>Até lá, modelos pequenos treinam no processador.</translation>
    </message>
    <message>
        <source>A setting hides the graphics card</source>
        <translation>Uma configuração esconde a placa de vídeo</translation>
    </message>
    <message>
        <source>{variable} is set to “{value}”, so the engine sees no card.</source>
        <translation>{variable} está definida como “{value}”, por isso o motor não vê a placa.</translation>
    </message>
    <message>
        <source>Remove that environment variable and start Formiga again.</source>
        <translation>Remova essa variável de ambiente e inicie o Formiga de novo.</translation>
    </message>
    <message>
        <source>{variable} is set and empty, so the engine sees no card.</source>
        <translation>{variable} está definida e vazia, por isso o motor não vê a placa.</translation>
    </message>
    <message>
        <source>Whether there is a graphics card could not be found out</source>
        <translation>Não foi possível descobrir se há uma placa de vídeo</translation>
    </message>
    <message>
        <source>Asked: {source}. Answer: {reason:word}.</source>
        <translation>Consultado: {source}. Resposta: {reason:word}.</translation>
    </message>
    <message>
        <source>Without a card nothing is lost. With one, restart the computer and check again.</source>
        <translation>Sem placa, nada se perde. Com placa, reinicie o computador e confira de novo.</translation>
    </message>
    <message>
        <source>The cards in this computer differ</source>
        <translation>As placas deste computador são diferentes</translation>
    </message>
    <message>
        <source>Chosen: {chosen}. Not used: {others}.</source>
        <translation>Escolhida: {chosen}. Não usadas: {others}.</translation>
    </message>
    <message>
        <source>Set CUDA_VISIBLE_DEVICES to prefer another one.</source>
        <translation>Defina CUDA_VISIBLE_DEVICES para preferir outra.</translation>
    </message>
    <message>
        <source>A newer graphics driver is advised</source>
        <translation>Recomenda-se um driver de vídeo mais novo</translation>
    </message>
    <message>
        <source>Installed: {installed:version}. Advised for row {row}: {advised:version} or newer.</source>
        <translation>Instalado: {installed:version}. Recomendado para a variante {row}: {advised:version} ou mais novo.</translation>
    </message>
    <message>
        <source>PyTorch and bitsandbytes have code for this card</source>
        <translation>PyTorch e bitsandbytes têm código para esta placa</translation>
    </message>
    <message>
        <source>torch: {torch}. bitsandbytes: {bitsandbytes}.</source>
        <translation>torch: {torch}. bitsandbytes: {bitsandbytes}.</translation>
    </message>
    <message>
        <source>You chose row {row} yourself</source>
        <translation>Foi você que escolheu a variante {row}</translation>
    </message>
    <message>
        <source>By itself Formiga would take {wanted_row}; `formiga repair --to auto` goes back to it.</source>
        <translation>Por conta própria, o Formiga usaria {wanted_row}; `formiga repair --to auto` volta a ela.</translation>
    </message>
    <message>
        <source>Windows&apos; graphics driver is seen in WSL</source>
        <translation>O driver de vídeo do Windows aparece no WSL</translation>
    </message>
    <message>
        <source>The driver was updated while it was in use: restart the computer.</source>
        <translation>O driver foi atualizado enquanto estava em uso: reinicie o computador.</translation>
    </message>
    <message>
        <source>Restart the computer. If it stays, install the driver again; on Linux with Secure Boot its module must be signed (the installation asks for it).</source>
        <translation>Reinicie o computador. Se continuar, instale o driver de novo; no Linux com Secure Boot, o módulo dele precisa ser assinado (a instalação pede isso).</translation>
    </message>
    <message>
        <source>Install the NVIDIA driver again, restart the computer and check again.</source>
        <translation>Instale o driver NVIDIA de novo, reinicie o computador e confira de novo.</translation>
    </message>
    <message>
        <source>Switch the computer off and on. If it comes back, look at the card&apos;s seat, power and temperature.</source>
        <translation>Desligue o computador e ligue de novo. Se o problema voltar, veja o encaixe, a energia e a temperatura da placa.</translation>
    </message>
    <message>
        <source>Switch the computer off and on; look at the card&apos;s seat and power, and at a BIOS update.</source>
        <translation>Desligue o computador e ligue de novo; veja o encaixe e a energia da placa, e se há atualização da BIOS.</translation>
    </message>
    <message>
        <source>The card itself has a fault: ask whoever sold it. The processor still trains.</source>
        <translation>A própria placa tem um defeito: fale com quem a vendeu. O processador ainda treina.</translation>
    </message>
    <message>
        <source>Too little free disk space</source>
        <translation>Pouco espaço livre em disco</translation>
    </message>
    <message>
        <source>{path}: {needed_bytes} needed, {free_bytes} free.</source>
        <translation>{path}: {needed_bytes} necessários, {free_bytes} livres.</translation>
    </message>
    <message>
        <source>Something could not be looked at: {fact:word}</source>
        <translation>Não foi possível examinar: {fact:word}</translation>
    </message>
    <message>
        <source>{gpu}</source>
        <translation>{gpu}</translation>
    </message>
    <message>
        <source>{memory_bytes:memory}, compute capability {compute_capability:version}, driver {driver:version}.</source>
        <translation>{memory_bytes:memory}, compute capability {compute_capability:version}, driver {driver:version}.</translation>
    </message>
    <message>
        <source>Arithmetic on this card: {precision}</source>
        <translation>Aritmética nesta placa: {precision}</translation>
    </message>
    <message>
        <source>{gpu} has compute capability {compute_capability:version}.</source>
        <translation>{gpu} tem compute capability {compute_capability:version}.</translation>
    </message>
    <message>
        <source>Free memory of the card: {free_bytes:memory}</source>
        <translation>Memória livre da placa: {free_bytes:memory}</translation>
    </message>
    <message>
        <source>Of {total_bytes:memory} on {gpu}. Programs that use it: {programs}.</source>
        <translation>De {total_bytes:memory} em {gpu}. Programas que a usam: {programs}.</translation>
    </message>
    <message>
        <source>No NVIDIA card: training runs on the processor</source>
        <translation>Sem placa NVIDIA: o treinamento roda no processador</translation>
    </message>
    <message>
        <source>The starter model and very small ones train well on it.</source>
        <translation>O modelo inicial e os muito pequenos treinam bem nele.</translation>
    </message>
    <message>
        <source>Free disk space: {free_bytes}</source>
        <translation>Espaço livre em disco: {free_bytes}</translation>
    </message>
    <message>
        <source>In {path}.</source>
        <translation>Em {path}.</translation>
    </message>
    <message>
        <source>{os} on {machine}</source>
        <translation>{os} em {machine}</translation>
    </message>
    <message>
        <source>Python {python:version}, glibc {glibc:version}, memory {memory_bytes:memory}.</source>
        <translation>Python {python:version}, glibc {glibc:version}, memória {memory_bytes:memory}.</translation>
    </message>
    <message>
        <source>Python {python:version}, memory {memory_bytes:memory}.</source>
        <translation>Python {python:version}, memória {memory_bytes:memory}.</translation>
    </message>
    <message>
        <source>Copy or download the model again, whole, and choose it again.</source>
        <translation>Copie ou baixe o modelo de novo, inteiro, e escolha-o outra vez.</translation>
    </message>
    <message>
        <source>The model folder is not there</source>
        <translation>A pasta do modelo não está lá</translation>
    </message>
    <message>
        <source>Choose the folder again, or give a hub id such as `org/name`.</source>
        <translation>Escolha a pasta de novo ou indique um id do hub, como `org/nome`.</translation>
    </message>
    <message>
        <source>The model has not been downloaded yet</source>
        <translation>O modelo ainda não foi baixado</translation>
    </message>
    <message>
        <source>{repo_id} is not on this computer.</source>
        <translation>{repo_id} não está neste computador.</translation>
    </message>
    <message>
        <source>It is fetched when a run starts with it.</source>
        <translation>Ele é baixado quando um treinamento começa com ele.</translation>
    </message>
    <message>
        <source>This folder holds no model</source>
        <translation>Esta pasta não contém um modelo</translation>
    </message>
    <message>
        <source>{path} has no config.json.</source>
        <translation>{path} não tem config.json.</translation>
    </message>
    <message>
        <source>Choose the folder that has config.json and *.safetensors in it.</source>
        <translation>Escolha a pasta que tem config.json e *.safetensors.</translation>
    </message>
    <message>
        <source>The model&apos;s config.json cannot be read</source>
        <translation>Não é possível ler o config.json do modelo</translation>
    </message>
    <message>
        <source>The model&apos;s config.json and its weights disagree</source>
        <translation>O config.json do modelo e os pesos discordam</translation>
    </message>
    <message>
        <source>{path}: `{field}` is {config:plain} in config.json and {weights:plain} in the weights.</source>
        <translation>{path}: `{field}` é {config:plain} no config.json e {weights:plain} nos pesos.</translation>
    </message>
    <message>
        <source>The model&apos;s config.json contradicts itself</source>
        <translation>O config.json do modelo se contradiz</translation>
    </message>
    <message>
        <source>{path}: `{field}` is {value:plain}, which does not go with `{other}` = {other_value:plain}.</source>
        <translation>{path}: `{field}` é {value:plain}, o que não combina com `{other}` = {other_value:plain}.</translation>
    </message>
    <message>
        <source>The model&apos;s config.json cannot be right</source>
        <translation>O config.json do modelo não pode estar certo</translation>
    </message>
    <message>
        <source>{path}: `{field}` is {value:plain}.</source>
        <translation>{path}: `{field}` é {value:plain}.</translation>
    </message>
    <message>
        <source>The model&apos;s weights are not complete</source>
        <translation>Os pesos do modelo não estão completos</translation>
    </message>
    <message>
        <source>{path} lacks what its other layers have: {tensors}.</source>
        <translation>Falta em {path} o que as outras camadas têm: {tensors}.</translation>
    </message>
    <message>
        <source>This model also takes pictures or sound</source>
        <translation>Este modelo também recebe imagens ou som</translation>
    </message>
    <message>
        <source>{path} is a {architecture}: a language model inside a larger one. Formiga trains models of text alone.</source>
        <translation>{path} é um {architecture}: um modelo de linguagem dentro de outro maior. O Formiga só treina modelos de texto.</translation>
    </message>
    <message>
        <source>Choose the text version of the family, if it has one.</source>
        <translation>Escolha a versão de texto da família, se houver uma.</translation>
    </message>
    <message>
        <source>This model does not write text</source>
        <translation>Este modelo não escreve texto</translation>
    </message>
    <message>
        <source>{path} is a {architecture}; training needs a causal language model.</source>
        <translation>{path} é um {architecture}; o treinamento precisa de um modelo de linguagem causal.</translation>
    </message>
    <message>
        <source>Choose a model whose architecture ends in ForCausalLM.</source>
        <translation>Escolha um modelo cuja arquitetura termine em ForCausalLM.</translation>
    </message>
    <message>
        <source>This model needs code of its own, and that is not run</source>
        <translation>Este modelo precisa de código próprio, e ele não é executado</translation>
    </message>
    <message>
        <source>{path} asks to load: {classes}.</source>
        <translation>{path} pede para carregar: {classes}.</translation>
    </message>
    <message>
        <source>Choose a version of the model that transformers knows by itself.</source>
        <translation>Escolha uma versão do modelo que o transformers conheça por si.</translation>
    </message>
    <message>
        <source>This model is quantised already</source>
        <translation>Este modelo já está quantizado</translation>
    </message>
    <message>
        <source>{path} was saved with {method}; its weights cannot be re-packed.</source>
        <translation>{path} foi salvo com {method}; os pesos não podem ser quantizados de novo.</translation>
    </message>
    <message>
        <source>Choose {base_model}, which it was made from; it is quantised while loading.</source>
        <translation>Escolha {base_model}, de que este foi feito; ele é quantizado ao carregar.</translation>
    </message>
    <message>
        <source>Choose the 16-bit version; it is quantised while loading.</source>
        <translation>Escolha a versão de 16 bits; ela é quantizada ao carregar.</translation>
    </message>
    <message>
        <source>This is an adapter, not a model</source>
        <translation>Isto é um adaptador, não um modelo</translation>
    </message>
    <message>
        <source>{path} is trained for the base model {base_model}.</source>
        <translation>{path} foi treinado para o modelo base {base_model}.</translation>
    </message>
    <message>
        <source>Choose that base model.</source>
        <translation>Escolha esse modelo base.</translation>
    </message>
    <message>
        <source>GGUF files cannot be trained</source>
        <translation>Arquivos GGUF não podem ser treinados</translation>
    </message>
    <message>
        <source>{path} holds {files}, a format for running models only.</source>
        <translation>{path} contém {files}, um formato só para executar modelos.</translation>
    </message>
    <message>
        <source>Choose the safetensors version of the same model.</source>
        <translation>Escolha a versão safetensors do mesmo modelo.</translation>
    </message>
    <message>
        <source>The model folder has no weights</source>
        <translation>A pasta do modelo não tem pesos</translation>
    </message>
    <message>
        <source>{path} has a config.json and no *.safetensors file.</source>
        <translation>{path} tem config.json e nenhum arquivo *.safetensors.</translation>
    </message>
    <message>
        <source>The weights are in a format that can run code</source>
        <translation>Os pesos estão em um formato que pode executar código</translation>
    </message>
    <message>
        <source>{path} has only {files}. Loading such files is not safe.</source>
        <translation>{path} só tem {files}. Carregar esses arquivos não é seguro.</translation>
    </message>
    <message>
        <source>Get the model&apos;s safetensors version; most have one on the hub.</source>
        <translation>Pegue a versão safetensors do modelo; a maioria tem uma no hub.</translation>
    </message>
    <message>
        <source>Some of the model&apos;s weight files are missing</source>
        <translation>Faltam alguns dos arquivos de pesos do modelo</translation>
    </message>
    <message>
        <source>{path} names them and does not have them: {files}.</source>
        <translation>{path} os cita, mas não os tem: {files}.</translation>
    </message>
    <message>
        <source>A weight file is cut short</source>
        <translation>Um arquivo de pesos está incompleto</translation>
    </message>
    <message>
        <source>{file} in {path} has {actual_bytes}; it should have {expected_bytes}.</source>
        <translation>{file} em {path} tem {actual_bytes}; deveria ter {expected_bytes}.</translation>
    </message>
    <message>
        <source>A weight file is damaged</source>
        <translation>Um arquivo de pesos está danificado</translation>
    </message>
    <message>
        <source>{file} in {path}: {error}</source>
        <translation>{file} em {path}: {error}</translation>
    </message>
    <message>
        <source>The model folder has no tokenizer</source>
        <translation>A pasta do modelo não tem tokenizador</translation>
    </message>
    <message>
        <source>{path} has neither tokenizer.json nor another known tokenizer file.</source>
        <translation>{path} não tem tokenizer.json nem outro arquivo de tokenizador conhecido.</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer cannot be read</source>
        <translation>Não é possível ler o tokenizador do modelo</translation>
    </message>
    <message>
        <source>{path} has {files}, and no tokenizer.json.</source>
        <translation>{path} tem {files} e nenhum tokenizer.json.</translation>
    </message>
    <message>
        <source>Get a version of the model that has a tokenizer.json.</source>
        <translation>Pegue uma versão do modelo que tenha tokenizer.json.</translation>
    </message>
    <message>
        <source>A mixture of experts ({family})</source>
        <translation>Uma mistura de especialistas ({family})</translation>
    </message>
    <message>
        <source>Only what its {experts} experts share is adapted; the experts stay as they are, in 16 bit. This is not proven here: start with a short run.</source>
        <translation>Só é adaptado o que os {experts} especialistas compartilham; eles mesmos ficam como são, em 16 bits. Isso não foi provado aqui: comece com um treinamento curto.</translation>
    </message>
    <message>
        <source>config.json names another precision than the weights have</source>
        <translation>O config.json indica outra precisão que a dos pesos</translation>
    </message>
    <message>
        <source>It says {config}, the weights are {weights}. Nothing to do.</source>
        <translation>Ele diz {config}, os pesos são {weights}. Nada a fazer.</translation>
    </message>
    <message>
        <source>“{repo_id}” is neither a folder nor a hub id</source>
        <translation>“{repo_id}” não é nem pasta nem id do hub</translation>
    </message>
    <message>
        <source>A hub id looks like `organisation/model`.</source>
        <translation>Um id do hub tem a forma `organizacao/modelo`.</translation>
    </message>
    <message>
        <source>Check the spelling, or choose a folder.</source>
        <translation>Confira a escrita ou escolha uma pasta.</translation>
    </message>
    <message>
        <source>The download cannot be written</source>
        <translation>Não é possível gravar o download</translation>
    </message>
    <message>
        <source>Check that the folder may be written to and that the disk is not full.</source>
        <translation>Confira se é possível gravar na pasta e se o disco não está cheio.</translation>
    </message>
    <message>
        <source>The download does not fit on the disk</source>
        <translation>O download não cabe no disco</translation>
    </message>
    <message>
        <source>{endpoint} does not know {repo_id}, or keeps it private.</source>
        <translation>{endpoint} não conhece {repo_id} ou o mantém privado.</translation>
    </message>
    <message>
        <source>{repo_id} on {endpoint} is given to those who accept its terms.</source>
        <translation>{repo_id} em {endpoint} é dado a quem aceita os termos.</translation>
    </message>
    <message>
        <source>The hub refused the sign-in</source>
        <translation>O hub recusou a sua conta</translation>
    </message>
    <message>
        <source>{endpoint} does not accept the token for {repo_id}.</source>
        <translation>{endpoint} não aceita o token de acesso para {repo_id}.</translation>
    </message>
    <message>
        <source>Make a new token on the hub&apos;s page and sign in again.</source>
        <translation>Crie um novo token de acesso na página do hub e entre de novo.</translation>
    </message>
    <message>
        <source>The hub asks to wait</source>
        <translation>O hub pede para esperar</translation>
    </message>
    <message>
        <source>Too many requests for {repo_id}. Wait: {retry_after_s}.</source>
        <translation>Pedidos demais para {repo_id}. Espere: {retry_after_s}.</translation>
    </message>
    <message>
        <source>Start again then; what was fetched is kept.</source>
        <translation>Então inicie de novo; o que foi baixado fica.</translation>
    </message>
    <message>
        <source>Too many requests for {repo_id}.</source>
        <translation>Pedidos demais para {repo_id}.</translation>
    </message>
    <message>
        <source>Start again in a few minutes; what was fetched is kept.</source>
        <translation>Inicie de novo em alguns minutos; o que foi baixado fica.</translation>
    </message>
    <message>
        <source>The hub has a problem of its own</source>
        <translation>O hub está com um problema</translation>
    </message>
    <message>
        <source>{endpoint} answered {status:plain} for {repo_id}.</source>
        <translation>{endpoint} respondeu {status:plain} para {repo_id}.</translation>
    </message>
    <message>
        <source>Start again later; what was fetched is kept.</source>
        <translation>Inicie de novo mais tarde; o que foi baixado fica.</translation>
    </message>
    <message>
        <source>The hub cannot be reached</source>
        <translation>Não foi possível alcançar o hub</translation>
    </message>
    <message>
        <source>The hub has nothing of this name</source>
        <translation>O hub não tem nada com este nome</translation>
    </message>
    <message>
        <source>Check the spelling; sign in if it is private.</source>
        <translation>Confira a escrita do nome; entre com a sua conta se for privado.</translation>
    </message>
    <message>
        <source>Its owner asks for your agreement</source>
        <translation>O dono pede a sua concordância</translation>
    </message>
    <message>
        <source>Accept the terms on its page, sign in, and start again.</source>
        <translation>Aceite os termos na página dele, entre com a sua conta e comece de novo.</translation>
    </message>
    <message>
        <source>Your account has no access to it yet</source>
        <translation>A sua conta ainda não tem acesso a ele</translation>
    </message>
    <message>
        <source>{endpoint} knows who you are and does not give {repo_id} to you: its terms are not accepted, or its owner has not agreed yet.</source>
        <translation>{endpoint} sabe quem você é e não lhe dá {repo_id}: os termos não foram aceitos, ou o dono ainda não concordou.</translation>
    </message>
    <message>
        <source>Accept the terms on its page. Some owners answer after a few days.</source>
        <translation>Aceite os termos na página dele. Alguns donos respondem depois de alguns dias.</translation>
    </message>
    <message>
        <source>The token does not open what is gated</source>
        <translation>O token de acesso não abre conteúdo restrito</translation>
    </message>
    <message>
        <source>{endpoint} accepts the token, but it was made without that right ({repo_id}).</source>
        <translation>{endpoint} aceita o token de acesso, mas ele foi criado sem esse direito ({repo_id}).</translation>
    </message>
    <message>
        <source>Edit the token on the hub&apos;s page and allow “read access to public gated repositories”, or make one of the type “read”.</source>
        <translation>Edite o token de acesso na página do hub e permita “read access to public gated repositories”, ou crie um do tipo “read”.</translation>
    </message>
    <message>
        <source>The hub is switched off on this computer</source>
        <translation>O hub está desligado neste computador</translation>
    </message>
    <message>
        <source>{variable} is set, so {repo_id} is not asked for.</source>
        <translation>{variable} está definida, por isso {repo_id} não é pedido ao hub.</translation>
    </message>
    <message>
        <source>Take the variable away, or choose a model that is on this computer.</source>
        <translation>Remova a variável ou escolha um modelo que esteja neste computador.</translation>
    </message>
    <message>
        <source>The hub does not know this token</source>
        <translation>O hub não conhece este token de acesso</translation>
    </message>
    <message>
        <source>{endpoint} does not accept it.</source>
        <translation>{endpoint} não o aceita.</translation>
    </message>
    <message>
        <source>Make a new token on the hub&apos;s page, and copy it whole.</source>
        <translation>Crie um novo token de acesso na página do hub e copie-o inteiro.</translation>
    </message>
    <message>
        <source>{endpoint}: {error}</source>
        <translation>{endpoint}: {error}</translation>
    </message>
    <message>
        <source>Check the network and the proxy, and try again.</source>
        <translation>Confira a rede e o proxy e tente de novo.</translation>
    </message>
    <message>
        <source>{repo_id} from {endpoint}: {error}</source>
        <translation>{repo_id} de {endpoint}: {error}</translation>
    </message>
    <message>
        <source>Check the network and the proxy, or choose a model folder on this computer.</source>
        <translation>Confira a rede e o proxy, ou escolha uma pasta de modelo neste computador.</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>O download foi interrompido</translation>
    </message>
    <message>
        <source>{done_bytes} of {total_bytes} of {repo_id} have arrived.</source>
        <translation>Chegaram {done_bytes} de {total_bytes} de {repo_id}.</translation>
    </message>
    <message>
        <source>Start again: it goes on where it broke off.</source>
        <translation>Inicie de novo: ele continua de onde parou.</translation>
    </message>
    <message>
        <source>A downloaded file is damaged</source>
        <translation>Um arquivo baixado está danificado</translation>
    </message>
    <message>
        <source>{file} of {repo_id} does not have the announced content.</source>
        <translation>{file} de {repo_id} não tem o conteúdo anunciado.</translation>
    </message>
    <message>
        <source>Start again: the file is fetched anew.</source>
        <translation>Inicie de novo: o arquivo é baixado outra vez.</translation>
    </message>
    <message>
        <source>{repo_id} needs {needed_bytes} in {path}; {free_bytes} are free.</source>
        <translation>{repo_id} precisa de {needed_bytes} em {path}; há {free_bytes} livres.</translation>
    </message>
    <message>
        <source>Free some space, or choose another home with FORMIGA_HOME.</source>
        <translation>Libere espaço ou escolha outra pasta com FORMIGA_HOME.</translation>
    </message>
    <message>
        <source>The columns were assigned by their content</source>
        <translation>As colunas foram indicadas pelo conteúdo</translation>
    </message>
    <message>
        <source>Taken as: {columns}.</source>
        <translation>Entendidas como: {columns}.</translation>
    </message>
    <message>
        <source>Please look whether that is right.</source>
        <translation>Veja, por favor, se está certo.</translation>
    </message>
    <message>
        <source>The table has no header line</source>
        <translation>A tabela não tem linha de cabeçalho</translation>
    </message>
    <message>
        <source>Its columns are called {columns}.</source>
        <translation>As colunas se chamam {columns}.</translation>
    </message>
    <message>
        <source>Please look whether the first row is a row.</source>
        <translation>Veja, por favor, se a primeira linha é mesmo uma linha de dados.</translation>
    </message>
    <message>
        <source>Rows differ in their number of cells</source>
        <translation>As linhas têm números diferentes de células</translation>
    </message>
    <message>
        <source>Too few cells: {short}. Too many: {long}.</source>
        <translation>Células de menos: {short}. Células de mais: {long}.</translation>
    </message>
    <message>
        <source>Put cells that hold separators into quotes.</source>
        <translation>Ponha entre aspas as células que contêm separadores.</translation>
    </message>
    <message>
        <source>The file holds rows of several shapes</source>
        <translation>O arquivo tem linhas de várias formas</translation>
    </message>
    <message>
        <source>Shapes: {schemas}.</source>
        <translation>Formas: {schemas}.</translation>
    </message>
    <message>
        <source>Look at the rows that are left out.</source>
        <translation>Olhe as linhas deixadas de fora.</translation>
    </message>
    <message>
        <source>The file holds several parts</source>
        <translation>O arquivo tem várias partes</translation>
    </message>
    <message>
        <source>Used: {used}. Not used: {ignored}.</source>
        <translation>Usadas: {used}. Não usadas: {ignored}.</translation>
    </message>
    <message>
        <source>A file of the folder is left out, or read only in part</source>
        <translation>Um arquivo da pasta fica de fora, ou só é lido em parte</translation>
    </message>
    <message>
        <source>{file}: {code:problem}.</source>
        <translation>{file}: {code:problem}.</translation>
    </message>
    <message>
        <source>Choose that file alone to see what is wrong with it.</source>
        <translation>Escolha só esse arquivo para ver o que há de errado com ele.</translation>
    </message>
    <message>
        <source>Preference data: the preferred answers are learned</source>
        <translation>Dados de preferência: as respostas preferidas são aprendidas</translation>
    </message>
    <message>
        <source>Rows: {rows}. The rejected answers are not used.</source>
        <translation>Linhas: {rows}. As respostas rejeitadas não são usadas.</translation>
    </message>
    <message>
        <source>The labels are learned as answers</source>
        <translation>Os rótulos são aprendidos como respostas</translation>
    </message>
    <message>
        <source>Labels: {labels}.</source>
        <translation>Rótulos: {labels}.</translation>
    </message>
    <message>
        <source>The file is not UTF-8</source>
        <translation>O arquivo não está em UTF-8</translation>
    </message>
    <message>
        <source>It was read as {encoding}.</source>
        <translation>Ele foi lido como {encoding}.</translation>
    </message>
    <message>
        <source>Please look whether accented letters read well.</source>
        <translation>Veja, por favor, se as letras acentuadas estão certas.</translation>
    </message>
    <message>
        <source>Some letters could not be read</source>
        <translation>Algumas letras não puderam ser lidas</translation>
    </message>
    <message>
        <source>Read as {encoding}; rows with unreadable letters: {rows}.</source>
        <translation>Lido como {encoding}; linhas com letras ilegíveis: {rows}.</translation>
    </message>
    <message>
        <source>Save the file again as UTF-8.</source>
        <translation>Salve o arquivo de novo em UTF-8.</translation>
    </message>
    <message>
        <source>Accented letters look broken in the file itself</source>
        <translation>As letras acentuadas parecem quebradas no próprio arquivo</translation>
    </message>
    <message>
        <source>Rows: {rows}. For example lines {lines}.</source>
        <translation>Linhas: {rows}. Por exemplo, as linhas {lines}.</translation>
    </message>
    <message>
        <source>Export the file again as UTF-8; the model learns what it reads.</source>
        <translation>Exporte o arquivo de novo em UTF-8; o modelo aprende o que lê.</translation>
    </message>
    <message>
        <source>Some answers hold placeholders that were never filled</source>
        <translation>Algumas respostas têm marcadores que nunca foram preenchidos</translation>
    </message>
    <message>
        <source>Fill or remove them; the model would learn to write them.</source>
        <translation>Preencha ou remova; o modelo aprenderia a escrevê-los.</translation>
    </message>
    <message>
        <source>Few rows</source>
        <translation>Poucas linhas</translation>
    </message>
    <message>
        <source>{rows} rows are enough for a first try.</source>
        <translation>{rows} linhas bastam para uma primeira tentativa.</translation>
    </message>
    <message>
        <source>From 200 on they teach reliably.</source>
        <translation>A partir de 200 elas ensinam com segurança.</translation>
    </message>
    <message>
        <source>Conversations were shortened</source>
        <translation>Conversas foram encurtadas</translation>
    </message>
    <message>
        <source>Rows without their last, unanswered message: {rows}.</source>
        <translation>Linhas sem a última mensagem, que não tem resposta: {rows}.</translation>
    </message>
    <message>
        <source>Values were turned into text</source>
        <translation>Valores foram transformados em texto</translation>
    </message>
    <message>
        <source>Numbers: {numbers}. Lists with one entry: {lists}.</source>
        <translation>Números: {numbers}. Listas com um só item: {lists}.</translation>
    </message>
    <message>
        <source>Some rows are longer than the limit and were cut</source>
        <translation>Algumas linhas passam do limite e foram cortadas</translation>
    </message>
    <message>
        <source>Rows: {rows}. Tokens of answers not seen: {answer_tokens}.</source>
        <translation>Linhas: {rows}. Tokens de respostas não vistos: {answer_tokens}.</translation>
    </message>
    <message>
        <source>Raise `training.max_length` if the memory allows it.</source>
        <translation>Aumente `training.max_length` se a memória permitir.</translation>
    </message>
    <message>
        <source>Rows hold the model&apos;s control marks as text</source>
        <translation>Há linhas com as marcas de controle do modelo como texto</translation>
    </message>
    <message>
        <source>Rows: {rows}.</source>
        <translation>Linhas: {rows}.</translation>
    </message>
    <message>
        <source>Remove the marks; the template adds them by itself.</source>
        <translation>Remova as marcas; o template as acrescenta sozinho.</translation>
    </message>
    <message>
        <source>System messages were joined to the first question</source>
        <translation>Mensagens de sistema foram juntadas à primeira pergunta</translation>
    </message>
    <message>
        <source>The model&apos;s template takes no system message. Rows: {rows}.</source>
        <translation>O template do modelo não aceita mensagem de sistema. Linhas: {rows}.</translation>
    </message>
    <message>
        <source>The model&apos;s template does not end its answers</source>
        <translation>O template do modelo não encerra as respostas</translation>
    </message>
    <message>
        <source>{end} was added after each, so that the model learns to stop.</source>
        <translation>{end} foi acrescentado depois de cada uma, para que o modelo aprenda a parar.</translation>
    </message>
    <message>
        <source>Rows that are much alike stand on both sides of the split</source>
        <translation>Linhas muito parecidas ficaram dos dois lados da divisão</translation>
    </message>
    <message>
        <source>There are too few groups to keep them apart by {by}.</source>
        <translation>Há grupos de menos para separá-las por {by}.</translation>
    </message>
    <message>
        <source>Read the held-out numbers with care.</source>
        <translation>Leia com cuidado os números das linhas reservadas.</translation>
    </message>
    <message>
        <source>No rows are kept aside to measure on</source>
        <translation>Nenhuma linha fica reservada para medir</translation>
    </message>
    <message>
        <source>With {rows} rows none can be spared.</source>
        <translation>Com {rows} linhas, nenhuma pode ser poupada.</translation>
    </message>
    <message>
        <source>From 40 rows on a tenth is kept aside.</source>
        <translation>A partir de 40 linhas, um décimo fica reservado.</translation>
    </message>
    <message>
        <source>Rows to measure on are also trained on</source>
        <translation>Linhas de medição também são treinadas</translation>
    </message>
    <message>
        <source>Rows in both: {rows}. The measurement looks better than it is.</source>
        <translation>Linhas nos dois: {rows}. A medição parece melhor do que é.</translation>
    </message>
    <message>
        <source>Remove them from one of the two files.</source>
        <translation>Remova-as de um dos dois arquivos.</translation>
    </message>
    <message>
        <source>The model brings code that is not run</source>
        <translation>O modelo traz código que não é executado</translation>
    </message>
    <message>
        <source>Instead of {classes}, transformers&apos; own classes are used.</source>
        <translation>Em vez de {classes}, são usadas as classes do próprio transformers.</translation>
    </message>
    <message>
        <source>This model family has not been tried yet</source>
        <translation>Esta família de modelos ainda não foi experimentada</translation>
    </message>
    <message>
        <source>{family} should work: its linear layers were found.</source>
        <translation>{family} deve funcionar: as camadas lineares foram encontradas.</translation>
    </message>
    <message>
        <source>The environment was not checked for this run</source>
        <translation>O ambiente não foi conferido para este treinamento</translation>
    </message>
    <message>
        <source>{run} has no environment.json, so the engine refused to train.</source>
        <translation>{run} não tem environment.json, por isso o motor se recusou a treinar.</translation>
    </message>
    <message>
        <source>Start it from the window or with `formiga resume`: both check first.</source>
        <translation>Inicie pela janela ou com `formiga resume`: os dois conferem antes.</translation>
    </message>
    <message>
        <source>This folder is not a run</source>
        <translation>Esta pasta não é um treinamento</translation>
    </message>
    <message>
        <source>{run} holds no job.json.</source>
        <translation>{run} não tem job.json.</translation>
    </message>
    <message>
        <source>This run is going already</source>
        <translation>Este treinamento já está em andamento</translation>
    </message>
    <message>
        <source>An engine works on {run} now; a second one was not started beside it.</source>
        <translation>Um motor trabalha em {run} agora; um segundo não foi iniciado ao lado dele.</translation>
    </message>
    <message>
        <source>Follow it on the Runs page, or stop it before starting again.</source>
        <translation>Acompanhe na página Treinamentos, ou pare antes de iniciar de novo.</translation>
    </message>
    <message>
        <source>This run is finished</source>
        <translation>Este treinamento terminou</translation>
    </message>
    <message>
        <source>{run} has reached its last step; nothing is left to resume.</source>
        <translation>{run} chegou ao último passo; não há nada para retomar.</translation>
    </message>
    <message>
        <source>Compare its answers, or start a new run with more epochs from its job.json.</source>
        <translation>Compare as respostas, ou inicie um novo treinamento com mais épocas a partir do job.json.</translation>
    </message>
    <message>
        <source>The job file cannot be used</source>
        <translation>Não é possível usar o arquivo do job</translation>
    </message>
    <message>
        <source>{file}: {errors}</source>
        <translation>{file}: {errors}</translation>
    </message>
    <message>
        <source>Correct the file and start again. Nothing has been changed.</source>
        <translation>Corrija o arquivo e inicie de novo. Nada foi alterado.</translation>
    </message>
    <message>
        <source>The chosen device is not there</source>
        <translation>O dispositivo escolhido não está lá</translation>
    </message>
    <message>
        <source>The job asks for {device}, and PyTorch does not find it.</source>
        <translation>O job pede {device}, e o PyTorch não o encontra.</translation>
    </message>
    <message>
        <source>Set `training.device` to `auto`, or look at the Environment page for the reason.</source>
        <translation>Defina `training.device` como `auto`, ou veja o motivo na página Ambiente.</translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory is full</source>
        <translation>A memória da placa de vídeo está cheia</translation>
    </message>
    <message>
        <source>The computer&apos;s memory is full</source>
        <translation>A memória do computador está cheia</translation>
    </message>
    <message>
        <source>Close other programs and resume, or choose a smaller model, batch or `max_length`.</source>
        <translation>Feche outros programas e retome, ou escolha um modelo, lote ou `max_length` menor.</translation>
    </message>
    <message>
        <source>A repair is at work</source>
        <translation>Um reparo está em andamento</translation>
    </message>
    <message>
        <source>It is called {repair}. The engine in use is not touched.</source>
        <translation>Ele se chama {repair}. O motor em uso não é tocado.</translation>
    </message>
    <message>
        <source>`formiga repair` shows how far it is.</source>
        <translation>`formiga repair` mostra em que ponto está.</translation>
    </message>
    <message>
        <source>The same repair has failed several times</source>
        <translation>O mesmo reparo falhou várias vezes</translation>
    </message>
    <message>
        <source>Row {row}: {times} times in a row, each time {code}. A third try would end the same way.</source>
        <translation>Variante {row}: {times} vezes seguidas, sempre {code}. Uma terceira tentativa terminaria igual.</translation>
    </message>
    <message>
        <source>`formiga bundle` collects what somebody needs to help. `formiga repair --again` tries all the same.</source>
        <translation>`formiga bundle` reúne o que alguém precisa para ajudar. `formiga repair --again` tenta mesmo assim.</translation>
    </message>
    <message>
        <source>The last repair was interrupted</source>
        <translation>O último reparo foi interrompido</translation>
    </message>
    <message>
        <source>{repair} began and never ended. Nothing that is in use was touched.</source>
        <translation>{repair} começou e não chegou ao fim. Nada do que está em uso foi tocado.</translation>
    </message>
    <message>
        <source>If an engine is still needed, repair again: what was fetched is kept.</source>
        <translation>Se ainda for preciso um motor, repare de novo: o que foi baixado fica.</translation>
    </message>
    <message>
        <source>Too little free disk space to repair</source>
        <translation>Pouco espaço livre em disco para reparar</translation>
    </message>
    <message>
        <source>Another set-up or repair is at work here</source>
        <translation>Outra preparação ou outro reparo está em andamento aqui</translation>
    </message>
    <message>
        <source>Its process has the number {pid}.</source>
        <translation>O processo tem o número {pid}.</translation>
    </message>
    <message>
        <source>Wait for its end, then repair again.</source>
        <translation>Espere até terminar e repare de novo.</translation>
    </message>
    <message>
        <source>It works in the same folder.</source>
        <translation>Ele trabalha na mesma pasta.</translation>
    </message>
    <message>
        <source>There is nothing to repair</source>
        <translation>Não há nada para reparar</translation>
    </message>
    <message>
        <source>Nothing was found that a new engine would cure.</source>
        <translation>Não foi encontrado nada que um motor novo resolva.</translation>
    </message>
    <message>
        <source>`formiga repair --to ROW` builds one all the same; `formiga check` says why.</source>
        <translation>`formiga repair --to ROW` constrói um mesmo assim; `formiga check` diz por quê.</translation>
    </message>
    <message>
        <source>There is no row “{row}” for this computer</source>
        <translation>Não há variante “{row}” para este computador</translation>
    </message>
    <message>
        <source>There are: {available}.</source>
        <translation>Existem: {available}.</translation>
    </message>
    <message>
        <source>Choose one of them, or `auto`.</source>
        <translation>Escolha uma delas, ou `auto`.</translation>
    </message>
    <message>
        <source>The repair did not begin</source>
        <translation>O reparo não começou</translation>
    </message>
    <message>
        <source>Something stands in its way: {code}. {facts}</source>
        <translation>Algo impede o reparo: {code}. {facts}</translation>
    </message>
    <message>
        <source>`formiga check` names it; repair again once it is cured.</source>
        <translation>`formiga check` diz o que é; repare de novo quando estiver resolvido.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>O disco está cheio</translation>
    </message>
    <message>
        <source>{path}: {free_bytes} free. What was fetched is kept; nothing in use changed.</source>
        <translation>{path}: {free_bytes} livres. O que foi baixado fica; nada do que está em uso mudou.</translation>
    </message>
    <message>
        <source>The repair could not write its files</source>
        <translation>O reparo não conseguiu gravar os arquivos</translation>
    </message>
    <message>
        <source>{path}: {detail}</source>
        <translation>{path}: {detail}</translation>
    </message>
    <message>
        <source>Give your account the right to write there, look at the disk&apos;s health, then repair again. The engine in use was not touched.</source>
        <translation>Dê à sua conta o direito de gravar ali, veja a saúde do disco e repare de novo. O motor em uso não foi tocado.</translation>
    </message>
    <message>
        <source>The repair ended with a fault of its own</source>
        <translation>O reparo terminou com um erro dele mesmo</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>A lock file is damaged</source>
        <translation>Um lockfile está danificado</translation>
    </message>
    <message>
        <source>{lockfile} has a line that is not an exact version with its hash; nothing is installed from it: {line}</source>
        <translation>{lockfile} tem uma linha que não é uma versão exata com o hash; nada é instalado a partir dele: {line}</translation>
    </message>
    <message>
        <source>Restore the file from the release, then repair again.</source>
        <translation>Restaure o arquivo a partir da versão publicada e repare de novo.</translation>
    </message>
    <message>
        <source>{package} {version:version} was not found</source>
        <translation>{package} {version:version} não foi encontrado</translation>
    </message>
    <message>
        <source>No package index and no folder that pip&apos;s settings name has this file.</source>
        <translation>Nenhum índice de pacotes e nenhuma pasta das configurações do pip tem este arquivo.</translation>
    </message>
    <message>
        <source>Look at pip&apos;s settings (index-url, extra-index-url, find-links), then repair again: what was fetched is kept.</source>
        <translation>Veja as configurações do pip (index-url, extra-index-url, find-links) e repare de novo: o que foi baixado fica.</translation>
    </message>
    <message>
        <source>{package} {version:version}: the file is not the tested one</source>
        <translation>{package} {version:version}: o arquivo não é o testado</translation>
    </message>
    <message>
        <source>{file} has another hash than its lock names. Nothing was installed.</source>
        <translation>{file} tem outro hash que não o do lockfile. Nada foi instalado.</translation>
    </message>
    <message>
        <source>If packages come from a mirror or a proxy here, tell who keeps it; else repair again on another network.</source>
        <translation>Se aqui os pacotes vêm de um espelho ou proxy, avise quem cuida dele; senão, repare de novo em outra rede.</translation>
    </message>
    <message>
        <source>{package} {version:version} could not be fetched</source>
        <translation>Não foi possível baixar {package} {version:version}</translation>
    </message>
    <message>
        <source>{host} does not answer: {reason:word}.</source>
        <translation>{host} não responde: {reason:word}.</translation>
    </message>
    <message>
        <source>Connect to the internet (a proxy belongs into pip&apos;s settings) and repair again: what was fetched is kept. Without internet: `formiga wheels export DIR` on another computer, then `formiga repair --wheels DIR` here.</source>
        <translation>Conecte-se à internet (um proxy deve estar nas configurações do pip) e repare de novo: o que foi baixado fica. Sem internet: `formiga wheels export DIR` em outro computador, depois `formiga repair --wheels DIR` aqui.</translation>
    </message>
    <message>
        <source>Installed files are not what their packages promise</source>
        <translation>Arquivos instalados não são o que os pacotes prometem</translation>
    </message>
    <message>
        <source>Twice in a row, in: {packages}.</source>
        <translation>Duas vezes seguidas, em: {packages}.</translation>
    </message>
    <message>
        <source>A virus scanner or a failing disk does this: look at both, then repair again. The engine in use was not touched.</source>
        <translation>Um antivírus ou um disco com defeito causa isso: veja os dois e repare de novo. O motor em uso não foi tocado.</translation>
    </message>
    <message>
        <source>No environment can be made with this Python</source>
        <translation>Não é possível criar um ambiente com este Python</translation>
    </message>
    <message>
        <source>{python}: {detail}</source>
        <translation>{python}: {detail}</translation>
    </message>
    <message>
        <source>Install that Python again (on Debian and Ubuntu with its -venv package).</source>
        <translation>Instale esse Python de novo (no Debian e no Ubuntu, com o pacote -venv dele).</translation>
    </message>
    <message>
        <source>The engine&apos;s Python was not found</source>
        <translation>O Python do motor não foi encontrado</translation>
    </message>
    <message>
        <source>The lock is for Python {version:version}; none is installed, and none could be fetched.</source>
        <translation>O lockfile é para o Python {version:version}; nenhum está instalado, e não foi possível baixar um.</translation>
    </message>
    <message>
        <source>Install Python {version:version}, then repair again.</source>
        <translation>Instale o Python {version:version} e repare de novo.</translation>
    </message>
    <message>
        <source>A step of the repair took too long</source>
        <translation>Um passo do reparo demorou demais</translation>
    </message>
    <message>
        <source>{step:word}: ended after {seconds:duration}.</source>
        <translation>{step:word}: encerrado depois de {seconds:duration}.</translation>
    </message>
    <message>
        <source>The packages could not be installed</source>
        <translation>Não foi possível instalar os pacotes</translation>
    </message>
    <message>
        <source>uv says: {detail}</source>
        <translation>O uv diz: {detail}</translation>
    </message>
    <message>
        <source>This environment is not whole</source>
        <translation>Este ambiente não está completo</translation>
    </message>
    <message>
        <source>{env} was not put into use.</source>
        <translation>{env} não foi posto em uso.</translation>
    </message>
    <message>
        <source>There is no earlier engine to go back to</source>
        <translation>Não há motor anterior ao qual voltar</translation>
    </message>
    <message>
        <source>The engine before is kept from the second build on.</source>
        <translation>O motor anterior é guardado a partir da segunda construção.</translation>
    </message>
    <message>
        <source>This folder does not hold the wheels that are needed</source>
        <translation>Esta pasta não contém os pacotes (wheels) necessários</translation>
    </message>
    <message>
        <source>{path}: {reason:word}.</source>
        <translation>{path}: {reason:word}.</translation>
    </message>
    <message>
        <source>Export them with the same version of Formiga: `formiga wheels export DIR --row ROW`.</source>
        <translation>Exporte-os com a mesma versão do Formiga: `formiga wheels export DIR --row ROW`.</translation>
    </message>
    <message>
        <source>Wheels are missing from the folder</source>
        <translation>Faltam pacotes (wheels) na pasta</translation>
    </message>
    <message>
        <source>{path} lacks: {missing}.</source>
        <translation>{path} não tem: {missing}.</translation>
    </message>
    <message>
        <source>Export them again, and copy the whole folder.</source>
        <translation>Exporte-os de novo e copie a pasta inteira.</translation>
    </message>
    <message>
        <source>You can go back to the engine of {created_t:when}</source>
        <translation>Você pode voltar ao motor de {created_t:when}</translation>
    </message>
    <message>
        <source>{env}, row {row}: `formiga rollback`.</source>
        <translation>{env}, variante {row}: `formiga rollback`.</translation>
    </message>
    <message>
        <source>A repair needs no network</source>
        <translation>Um reparo não precisa de rede</translation>
    </message>
    <message>
        <source>Wheels that are kept: {present} of {wanted}, {bytes:size}.</source>
        <translation>Pacotes guardados: {present} de {wanted}, {bytes:size}.</translation>
    </message>
    <message>
        <source>It is not among the wheels that are kept here. Repair with a network, or with exported wheels: `formiga repair --wheels DIR`.</source>
        <translation>Ele não está entre os pacotes guardados aqui. Repare com rede ou com pacotes exportados: `formiga repair --wheels DIR`.</translation>
    </message>
    <message>
        <source>Saving to {path} failed at step {step}: {free_bytes} are free. The last complete checkpoint is untouched.</source>
        <translation>Gravar em {path} falhou no passo {step}: há {free_bytes} livres. O último checkpoint completo está intacto.</translation>
    </message>
    <message>
        <source>Free some space on that disk. A run that waits goes on by itself; a stopped one goes on with Resume.</source>
        <translation>Libere espaço nesse disco. Um treinamento que espera continua sozinho; um parado continua ao retomar.</translation>
    </message>
    <message>
        <source>The folder cannot be written to</source>
        <translation>Não é possível gravar na pasta</translation>
    </message>
    <message>
        <source>The system refuses to create files in {path}.</source>
        <translation>O sistema se recusa a criar arquivos em {path}.</translation>
    </message>
    <message>
        <source>The loss is no longer a number</source>
        <translation>A perda deixou de ser um número</translation>
    </message>
    <message>
        <source>At step {step} the loss became {value}. Rows without a loss even by themselves: {rows}, in these lines of the data: {lines}. The adapter has not moved with them.</source>
        <translation>No passo {step} a perda passou a ser {value}. Linhas que nem sozinhas têm perda: {rows}, nestas linhas dos dados: {lines}. O adaptador não se moveu com elas.</translation>
    </message>
    <message>
        <source>The adapter learns nothing</source>
        <translation>O adaptador não aprende nada</translation>
    </message>
    <message>
        <source>At step {step} no gradient reached the adapter, so training was ended.</source>
        <translation>No passo {step} nenhum gradiente chegou ao adaptador, por isso o treinamento foi encerrado.</translation>
    </message>
    <message>
        <source>Check that the rows have answers and that `max_length` does not cut them off.</source>
        <translation>Confira se as linhas têm respostas e se `max_length` não as corta.</translation>
    </message>
    <message>
        <source>No layer of the model fits `target_modules`</source>
        <translation>Nenhuma camada do modelo combina com `target_modules`</translation>
    </message>
    <message>
        <source>Asked for: {target_modules}. The model&apos;s linear layers: {found}.</source>
        <translation>Pedido: {target_modules}. As camadas lineares do modelo: {found}.</translation>
    </message>
    <message>
        <source>Set `method.target_modules` to `all-linear`.</source>
        <translation>Defina `method.target_modules` como `all-linear`.</translation>
    </message>
    <message>
        <source>The 4-bit arithmetic gives wrong gradients here</source>
        <translation>A aritmética de 4 bits dá gradientes errados aqui</translation>
    </message>
    <message>
        <source>The gradient agrees with the reference to {cosine}; at least {floor} is needed. Training would have spoiled the result without a sign.</source>
        <translation>O gradiente concorda com a referência em {cosine}; é preciso pelo menos {floor}. O treinamento teria estragado o resultado sem aviso.</translation>
    </message>
    <message>
        <source>Check the environment; until it is cured, train with `quantization.type` `none`.</source>
        <translation>Confira o ambiente; até resolver, treine com `quantization.type` `none`.</translation>
    </message>
    <message>
        <source>A checkpoint is damaged and was set aside</source>
        <translation>Um checkpoint está danificado e foi posto de lado</translation>
    </message>
    <message>
        <source>{file} in {path} differs from its manifest. The run goes on from step {fallback_step}.</source>
        <translation>{file} em {path} difere do manifesto. O treinamento continua do passo {fallback_step}.</translation>
    </message>
    <message>
        <source>Nothing to do for this run. Damage that returns points at the disk.</source>
        <translation>Nada a fazer neste treinamento. Danos que voltam apontam para o disco.</translation>
    </message>
    <message>
        <source>{file} in {path} differs from its manifest, and there is no older one to go on from.</source>
        <translation>{file} em {path} difere do manifesto, e não há um mais antigo de onde continuar.</translation>
    </message>
    <message>
        <source>Start the job again from its job.json.</source>
        <translation>Inicie o job de novo a partir do job.json.</translation>
    </message>
    <message>
        <source>The data file has changed since the run began</source>
        <translation>O arquivo de dados mudou desde o início do treinamento</translation>
    </message>
    <message>
        <source>{path} no longer has the content that the first steps were trained on. Going on would mix two sets of rows.</source>
        <translation>{path} não tem mais o conteúdo com que os primeiros passos foram treinados. Continuar misturaria dois conjuntos de linhas.</translation>
    </message>
    <message>
        <source>Put the old file back and resume, or start a new run with the new file.</source>
        <translation>Reponha o arquivo antigo e retome, ou inicie um novo treinamento com o arquivo novo.</translation>
    </message>
    <message>
        <source>The base model has changed since the run began</source>
        <translation>O modelo base mudou desde o início do treinamento</translation>
    </message>
    <message>
        <source>The weights in {path} are not those that the adapter was trained on so far.</source>
        <translation>Os pesos em {path} não são aqueles com que o adaptador foi treinado até agora.</translation>
    </message>
    <message>
        <source>Put the old model back and resume, or start a new run with the new one.</source>
        <translation>Reponha o modelo antigo e retome, ou inicie um novo treinamento com o novo.</translation>
    </message>
    <message>
        <source>The run&apos;s folder was moved or deleted</source>
        <translation>A pasta do treinamento foi movida ou apagada</translation>
    </message>
    <message>
        <source>{run} was there when training began and is not any more, so nothing could be saved.</source>
        <translation>{run} existia quando o treinamento começou e não existe mais; não havia onde salvar.</translation>
    </message>
    <message>
        <source>If you moved it, resume it from where it lies now: it goes on from its newest checkpoint.</source>
        <translation>Se você a moveu, retome o treinamento a partir do lugar onde ela está agora: ele continua do checkpoint mais recente.</translation>
    </message>
    <message>
        <source>At step {step} {requested_bytes:memory} more were needed; {device} has {total_bytes:memory}, of which {free_bytes:memory} were free. {other_process} holds {other_bytes:memory}. Ways tried to need less: {times}.</source>
        <translation>No passo {step} faltaram {requested_bytes:memory}; {device} tem {total_bytes:memory}, dos quais {free_bytes:memory} estavam livres. {other_process} ocupa {other_bytes:memory}. Formas tentadas de precisar de menos: {times}.</translation>
    </message>
    <message>
        <source>Close {other_process} and resume: the last checkpoint is kept. Or start again with a smaller `max_length`, or with `may_shorten`.</source>
        <translation>Feche {other_process} e retome: o último checkpoint está guardado. Ou recomece com um `max_length` menor, ou com `may_shorten`.</translation>
    </message>
    <message>
        <source>At step {step} {requested_bytes:memory} more were needed; {device} has {total_bytes:memory}, of which {free_bytes:memory} were free. Ways tried to need less: {times}.</source>
        <translation>No passo {step} faltaram {requested_bytes:memory}; {device} tem {total_bytes:memory}, dos quais {free_bytes:memory} estavam livres. Formas tentadas de precisar de menos: {times}.</translation>
    </message>
    <message>
        <source>Start again with a smaller `max_length` or a smaller model, or with `may_shorten`, which lets the run cut rows when nothing else helps.</source>
        <translation>Recomece com um `max_length` menor ou um modelo menor, ou com `may_shorten`, que deixa o treinamento cortar linhas quando nada mais ajuda.</translation>
    </message>
    <message>
        <source>At step {step} the system had no memory left for the engine. Ways tried to need less: {times}.</source>
        <translation>No passo {step} o sistema não tinha mais memória para o motor. Formas tentadas de precisar de menos: {times}.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>O disco está quase cheio</translation>
    </message>
    <message>
        <source>{free_bytes} are left at {path}; two more checkpoints need {needed_bytes}. A checkpoint was saved at once, and training goes on.</source>
        <translation>Restam {free_bytes} em {path}; mais dois checkpoints precisam de {needed_bytes}. Um checkpoint foi gravado na hora, e o treinamento continua.</translation>
    </message>
    <message>
        <source>Free some space on that disk. When it is full, the run waits for room.</source>
        <translation>Libere espaço nesse disco. Quando ele encher, o treinamento espera até haver lugar.</translation>
    </message>
    <message>
        <source>At step {step} the loss became {value}. Rows that have no loss even by themselves stand in these lines of the data: {lines}. The adapter has not moved with them.</source>
        <translation>No passo {step} a perda passou a ser {value}. As linhas que nem sozinhas têm perda estão nestas linhas dos dados: {lines}. O adaptador não se moveu com elas.</translation>
    </message>
    <message>
        <source>Look at those lines. To go on without them, set `training.non_finite` to `skip` in the run&apos;s job.json and resume.</source>
        <translation>Olhe essas linhas. Para continuar sem elas, defina `training.non_finite` como `skip` no job.json do treinamento e retome.</translation>
    </message>
    <message>
        <source>A quantized copy of the base model was damaged</source>
        <translation>Uma cópia quantizada do modelo base estava danificada</translation>
    </message>
    <message>
        <source>{file} in {path} is not what was written there. The copy was removed, and the model was quantized again from its own files.</source>
        <translation>{file} em {path} não é o que foi gravado ali. A cópia foi removida, e o modelo foi quantizado de novo a partir dos próprios arquivos.</translation>
    </message>
    <message>
        <source>The data is no longer what this run began with</source>
        <translation>Os dados não são mais aqueles com que este treinamento começou</translation>
    </message>
    <message>
        <source>{path} has changed, or cannot be read any more. The run goes on with the {rows} rows it began with, which were kept in its folder.</source>
        <translation>{path} mudou ou não pode mais ser lido. O treinamento continua com as {rows} linhas com que começou, guardadas na pasta dele.</translation>
    </message>
    <message>
        <source>Nothing to do for this run. To train on the new rows, start a new run.</source>
        <translation>Nada a fazer neste treinamento. Para treinar com as linhas novas, inicie um novo.</translation>
    </message>
    <message>
        <source>{file} in {path} is another one now: the weights are not those that the adapter was trained on so far.</source>
        <translation>{file} em {path} agora é outro: os pesos não são aqueles com que o adaptador foi treinado até aqui.</translation>
    </message>
    <message>
        <source>This run&apos;s job was edited after its first steps</source>
        <translation>O job deste treinamento foi editado depois dos primeiros passos</translation>
    </message>
    <message>
        <source>What was learned so far was learned with {were}. With other values in {file} it would mean something else.</source>
        <translation>O que se aprendeu até agora foi aprendido com {were}. Com outros valores em {file}, isso passaria a significar outra coisa.</translation>
    </message>
    <message>
        <source>Put these values back and resume, or start a new run with the new ones.</source>
        <translation>Coloque estes valores de volta e retome, ou inicie um novo treinamento com os novos.</translation>
    </message>
    <message>
        <source>The model could not be loaded</source>
        <translation>Não foi possível carregar o modelo</translation>
    </message>
    <message>
        <source>Loading {path} ended with: {error}</source>
        <translation>Carregar {path} terminou com: {error}</translation>
    </message>
    <message>
        <source>Fetch the model again if files may be incomplete, or choose another model.</source>
        <translation>Baixe o modelo de novo se faltarem arquivos, ou escolha outro modelo.</translation>
    </message>
    <message>
        <source>This card cannot compute in {precision}</source>
        <translation>Esta placa não calcula em {precision}</translation>
    </message>
    <message>
        <source>{device} has compute capability {compute_capability:version}; {precision} is not among what it offers.</source>
        <translation>{device} tem compute capability {compute_capability:version}; {precision} não está entre o que ela oferece.</translation>
    </message>
    <message>
        <source>Set `training.precision` to `auto`: it takes the card&apos;s best.</source>
        <translation>Defina `training.precision` como `auto`: ele usa o melhor da placa.</translation>
    </message>
    <message>
        <source>The engine stopped with an error</source>
        <translation>O motor parou com um erro</translation>
    </message>
    <message>
        <source>{error} (in {where})</source>
        <translation>{error} (em {where})</translation>
    </message>
    <message>
        <source>The run&apos;s engine.log has the full report. Resume goes on from the last checkpoint; if the error returns, check the environment.</source>
        <translation>O engine.log do treinamento tem o relato completo. Retomar continua do último checkpoint; se o erro voltar, confira o ambiente.</translation>
    </message>
    <message>
        <source>The base model&apos;s weights changed during training</source>
        <translation>Os pesos do modelo base mudaram durante o treinamento</translation>
    </message>
    <message>
        <source>Only the adapter may learn. The base had SHA-256 {expected_sha256:hash8} at the start and has {found_sha256:hash8} now, so the result cannot be trusted.</source>
        <translation>Só o adaptador pode aprender. A base tinha o SHA-256 {expected_sha256:hash8} no início e tem {found_sha256:hash8} agora, por isso o resultado não é confiável.</translation>
    </message>
    <message>
        <source>Check the environment, then start the job again.</source>
        <translation>Confira o ambiente e inicie o job de novo.</translation>
    </message>
    <message>
        <source>The package was made for a newer system: update the operating system, or run `formiga repair --to auto`, which builds what was tested for this one.</source>
        <translation>O pacote foi feito para um sistema mais novo: atualize o sistema operacional ou execute `formiga repair --to auto`, que constrói o que foi testado para este.</translation>
    </message>
    <message>
        <source>The disk may be slow or a virus scanner busy: check again when the computer is idle. If it stays, repair.</source>
        <translation>O disco pode estar lento ou um antivírus ocupado: confira de novo quando o computador estiver livre. Se continuar, repare.</translation>
    </message>
    <message>
        <source>Close other programs that use the card or much memory, then repair again.</source>
        <translation>Feche outros programas que usam a placa ou muita memória e repare de novo.</translation>
    </message>
    <message>
        <source>{module} does not start</source>
        <translation>{module} não inicia</translation>
    </message>
    <message>
        <source>Cause: {cause:word}. It says: {error}</source>
        <translation>Causa: {cause:word}. A mensagem: {error}</translation>
    </message>
    <message>
        <source>{module} does not start in time</source>
        <translation>{module} não inicia a tempo</translation>
    </message>
    <message>
        <source>It was given {seconds:duration}; half a minute is usual.</source>
        <translation>Teve {seconds:duration}; meio minuto é o normal.</translation>
    </message>
    <message>
        <source>4-bit training does not work with this engine</source>
        <translation>O treinamento em 4 bits não funciona com este motor</translation>
    </message>
    <message>
        <source>Tried on {device:word}: {part:word}. Measured {measured}, the limit is {limit}. Cause: {cause:word}. {error}</source>
        <translation>Testado com {device:word}: {part:word}. Medido: {measured}; o limite é {limit}. Causa: {cause:word}. {error}</translation>
    </message>
    <message>
        <source>Tried on {device:word}: {part:word}. Cause: {cause:word}. It says: {error}</source>
        <translation>Testado com {device:word}: {part:word}. Causa: {cause:word}. A mensagem: {error}</translation>
    </message>
    <message>
        <source>This engine computes, but not as it was tested</source>
        <translation>Este motor calcula, mas não como foi testado</translation>
    </message>
    <message>
        <source>{part:word} on {device:word}: measured {measured}, the limit is {limit}.</source>
        <translation>{part:word} com {device:word}: medido {measured}, o limite é {limit}.</translation>
    </message>
    <message>
        <source>Training is possible; compare the first run&apos;s numbers with care. `formiga bundle` helps us to look into it.</source>
        <translation>Dá para treinar; compare com cuidado os números do primeiro treinamento. `formiga bundle` nos ajuda a investigar.</translation>
    </message>
    <message>
        <source>The chat page cannot be shown</source>
        <translation>Não é possível mostrar a página de chat</translation>
    </message>
    <message>
        <source>Training is not touched by it. Cause: {cause:word}. It says: {error}</source>
        <translation>O treinamento não é afetado. Causa: {cause:word}. A mensagem: {error}</translation>
    </message>
    <message>
        <source>This engine has not been tried out here yet</source>
        <translation>Este motor ainda não foi testado aqui</translation>
    </message>
    <message>
        <source>Why: {reason:word}.</source>
        <translation>Por quê: {reason:word}.</translation>
    </message>
    <message>
        <source>It is tried before the next job. `formiga check --deep` does it now (about a minute).</source>
        <translation>Ele é testado antes do próximo job. `formiga check --deep` faz isso agora (cerca de um minuto).</translation>
    </message>
    <message>
        <source>4-bit training works: tried and measured</source>
        <translation>O treinamento em 4 bits funciona: testado e medido</translation>
    </message>
    <message>
        <source>On {device:word}, {t:when}, in {seconds:duration}.</source>
        <translation>Com {device:word}, {t:when}, em {seconds:duration}.</translation>
    </message>
    <message>
        <source>The new engine does not start: {module}</source>
        <translation>O motor novo não inicia: {module}</translation>
    </message>
    <message>
        <source>Everything is installed. It says: {detail}</source>
        <translation>Tudo está instalado. A mensagem: {detail}</translation>
    </message>
    <message>
        <source>The new engine does not start in time: {module}</source>
        <translation>O motor novo não inicia a tempo: {module}</translation>
    </message>
    <message>
        <source>It was given {seconds:duration}. The engine in use was not touched.</source>
        <translation>Teve {seconds:duration}. O motor em uso não foi tocado.</translation>
    </message>
    <message>
        <source>The new engine did not pass its proof</source>
        <translation>O motor novo não passou na prova</translation>
    </message>
    <message>
        <source>Press Repair, or run `formiga repair`: a new engine is built from its lock beside this one. Runs, models and settings stay.</source>
        <translation>Clique em Reparar ou execute `formiga repair`: um motor novo é construído a partir do lockfile ao lado deste. Treinamentos, modelos e ajustes ficam.</translation>
    </message>
    <message>
        <source>Press Repair, or run `formiga repair`: the engine is built from its lock. Once built, it needs no network.</source>
        <translation>Clique em Reparar ou execute `formiga repair`: o motor é construído a partir do lockfile. Depois de construído, não precisa de rede.</translation>
    </message>
    <message>
        <source>Repair again: what was fetched is kept, and the engine in use was not touched.</source>
        <translation>Repare de novo: o que foi baixado fica, e o motor em uso não foi tocado.</translation>
    </message>
    <message>
        <source>`formiga bundle` collects what somebody needs to help, without names and passwords. The engine in use was not touched.</source>
        <translation>`formiga bundle` reúne o que alguém precisa para ajudar, sem nomes nem senhas. O motor em uso não foi tocado.</translation>
    </message>
    <message>
        <source>Run `formiga repair --to auto`: the row that was tested for this card is built.</source>
        <translation>Execute `formiga repair --to auto`: a variante testada para esta placa é construída.</translation>
    </message>
    <message>
        <source>It makes no exception for single programs. Switch it off in Windows Security → App &amp; browser control → Smart App Control settings (switching it on again may need Windows to be reset), or use Formiga in WSL.</source>
        <translation>Ele não abre exceção para programas isolados. Desligue-o em Segurança do Windows → Controle de aplicativos e do navegador → Configurações do Controle de Aplicativo Inteligente (Smart App Control); para ligá-lo de novo, talvez seja preciso restaurar o Windows. Ou use o Formiga no WSL.</translation>
    </message>
    <message>
        <source>A rule of Windows (Smart App Control, or your organisation&apos;s application control) refuses the file; building again does not help. Look in Windows Security → App &amp; browser control, or ask who keeps this computer.</source>
        <translation>Uma regra do Windows (o Smart App Control ou o controle de aplicativos da sua organização) recusa o arquivo; construir de novo não ajuda. Veja em Segurança do Windows → Controle de aplicativos e do navegador, ou pergunte a quem cuida deste computador.</translation>
    </message>
    <message>
        <source>Close other programs that use the card or much memory, then check again.</source>
        <translation>Feche outros programas que usam a placa ou muita memória e confira de novo.</translation>
    </message>
    <message>
        <source>Install NVIDIA driver {advised:version} or newer (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again.</source>
        <translation>Instale o driver NVIDIA {advised:version} ou mais novo (nvidia.com/drivers; no Linux, pela sua distribuição), reinicie o computador e confira de novo.</translation>
    </message>
    <message>
        <source>Install NVIDIA driver {advised:version} or newer (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again. For a V100 or Titan V take branch 580: it is the last for them.</source>
        <translation>Instale o driver NVIDIA {advised:version} ou mais novo (nvidia.com/drivers; no Linux, pela sua distribuição), reinicie o computador e confira de novo. Para uma V100 ou Titan V, use a série 580: é a última para elas.</translation>
    </message>
    <message>
        <source>Install NVIDIA driver {advised:version} (nvidia.com/drivers; on Linux from your distribution), and none beyond branch 580: it is the last for this card. Then restart the computer and check again.</source>
        <translation>Instale o driver NVIDIA {advised:version} (nvidia.com/drivers; no Linux, pela sua distribuição), e nenhum acima da série 580: é a última para esta placa. Depois reinicie o computador e confira de novo.</translation>
    </message>
    <message>
        <source>Install the NVIDIA driver (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again. For GTX 900 and 10xx, Titan X, Xp and V, P100 and V100 take branch 580: it is the last for them.</source>
        <translation>Instale o driver NVIDIA (nvidia.com/drivers; no Linux, pela sua distribuição), reinicie o computador e confira de novo. Para GTX 900 e 10xx, Titan X, Xp e V, P100 e V100, use a série 580: é a última para elas.</translation>
    </message>
    <message>
        <source>Set FORMIGA_HOME to a folder on this computer&apos;s own disk, in plain letters and not far below the drive, for example C:\Formiga, and start Formiga again.</source>
        <translation>Defina FORMIGA_HOME como uma pasta no disco deste computador, com letras simples e sem acentos, e não muito abaixo da unidade, por exemplo C:\Formiga, e inicie o Formiga de novo.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another home with FORMIGA_HOME. `formiga envs` shows what the engines take.</source>
        <translation>Libere espaço ali ou escolha outra pasta com FORMIGA_HOME. `formiga envs` mostra quanto os motores ocupam.</translation>
    </message>
    <message>
        <source>Repeat with changes…</source>
        <translation>Repetir com mudanças…</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Parar e manter o melhor</translation>
    </message>
    <message>
        <source>Repeat with max_grad_norm {norm}…</source>
        <translation>Repetir com max_grad_norm {norm}…</translation>
    </message>
    <message>
        <source>Repeat with a rate of {rate}…</source>
        <translation>Repetir com uma taxa de {rate}…</translation>
    </message>
    <message>
        <source>Use a smaller model…</source>
        <translation>Usar um modelo menor…</translation>
    </message>
    <message>
        <source>Resume when memory is free</source>
        <translation>Retomar quando houver memória</translation>
    </message>
    <message>
        <source>Start again from the beginning</source>
        <translation>Recomeçar do início</translation>
    </message>
    <message>
        <source>Resume from step {step} now</source>
        <translation>Retomar do passo {step} agora</translation>
    </message>
    <message>
        <source>Resume from step {step}</source>
        <translation>Retomar do passo {step}</translation>
    </message>
    <message>
        <source>Repeat without such rows…</source>
        <translation>Repetir sem essas linhas…</translation>
    </message>
    <message>
        <source>The model begins to learn the rows by heart</source>
        <translation>O modelo começa a decorar as linhas</translation>
    </message>
    <message>
        <source>The loss on rows kept aside was {best_loss} at step {best_step} and is {loss} at step {step}, twice in a row above its best, while the training loss still falls.</source>
        <translation>A perda nas linhas reservadas era {best_loss} no passo {best_step} e é {loss} no passo {step}, duas vezes seguidas acima da melhor, enquanto a perda de treino ainda cai.</translation>
    </message>
    <message>
        <source>Nothing to do now: the best state is kept. For the next run use fewer epochs, then more rows, then half the learning rate.</source>
        <translation>Nada a fazer agora: o melhor estado fica guardado. No próximo treinamento, use menos épocas, depois mais linhas, depois metade da taxa de aprendizado.</translation>
    </message>
    <message>
        <source>The model gets worse on rows kept aside</source>
        <translation>O modelo piora nas linhas reservadas</translation>
    </message>
    <message>
        <source>The loss on rows kept aside was {best_loss} at step {best_step} and is {loss} now; before training it was {before_loss}. More steps make it worse.</source>
        <translation>A perda nas linhas reservadas era {best_loss} no passo {best_step} e agora é {loss}; antes do treino era {before_loss}. Mais passos pioram o resultado.</translation>
    </message>
    <message>
        <source>Stop the run: the state of step {best_step} is kept. Then use fewer epochs, more rows or half the learning rate.</source>
        <translation>Pare o treinamento: o estado do passo {best_step} fica guardado. Depois use menos épocas, mais linhas ou metade da taxa de aprendizado.</translation>
    </message>
    <message>
        <source>Rows seen before are recognised</source>
        <translation>Linhas já vistas são reconhecidas</translation>
    </message>
    <message>
        <source>The training loss fell by {share:percent} exactly where an epoch begins, and the loss on rows kept aside, {loss} at step {step}, did not fall with it.</source>
        <translation>A perda de treino caiu {share:percent} exatamente onde uma época começa, e a perda nas linhas reservadas, {loss} no passo {step}, não caiu junto.</translation>
    </message>
    <message>
        <source>Watch the loss on rows kept aside; fewer epochs are enough if it rises.</source>
        <translation>Acompanhe a perda nas linhas reservadas; se ela subir, menos épocas bastam.</translation>
    </message>
    <message>
        <source>The training rows are nearly known by heart</source>
        <translation>As linhas de treino estão quase decoradas</translation>
    </message>
    <message>
        <source>The training loss is {train_loss}, which is very low, and the loss on rows kept aside, {loss} at step {step}, is not better than before (best: {best_loss}).</source>
        <translation>A perda de treino é {train_loss}, o que é muito baixo, e a perda nas linhas reservadas, {loss} no passo {step}, não melhorou (melhor: {best_loss}).</translation>
    </message>
    <message>
        <source>The training loss rises instead of falling</source>
        <translation>A perda de treino sobe em vez de cair</translation>
    </message>
    <message>
        <source>It was {before_loss} at the end of the warm-up and has been near {loss} for ten steps, up to step {step}. The learning rate is {learning_rate:rate}.</source>
        <translation>Era {before_loss} no fim do aquecimento e está perto de {loss} há dez passos, até o passo {step}. A taxa de aprendizado é {learning_rate:rate}.</translation>
    </message>
    <message>
        <source>Some steps are far larger than the others</source>
        <translation>Alguns passos são muito maiores que os outros</translation>
    </message>
    <message>
        <source>Among the last ten steps {times} had a gradient more than ten times the usual one: {norm} at step {step}, usually {usual_norm}. Each of them can undo what was learned.</source>
        <translation>Entre os últimos dez passos, {times} tiveram um gradiente mais de dez vezes maior que o habitual: {norm} no passo {step}, normalmente {usual_norm}. Cada um deles pode desfazer o que foi aprendido.</translation>
    </message>
    <message>
        <source>The learning rate looks too low</source>
        <translation>A taxa de aprendizado parece baixa demais</translation>
    </message>
    <message>
        <source>At step {step} the loss on rows kept aside is {loss}, and before training it was {before_loss}: hardly anything was learned. {learning_rate:rate} looks copied from full fine-tuning; LoRA needs about ten times as much.</source>
        <translation>No passo {step} a perda nas linhas reservadas é {loss}, e antes do treino era {before_loss}: quase nada foi aprendido. {learning_rate:rate} parece copiada de um ajuste fino completo; LoRA precisa de cerca de dez vezes mais.</translation>
    </message>
    <message>
        <source>Start again with a learning rate of {suggested_rate:rate}.</source>
        <translation>Recomece com uma taxa de aprendizado de {suggested_rate:rate}.</translation>
    </message>
    <message>
        <source>The learning rate looks too high</source>
        <translation>A taxa de aprendizado parece alta demais</translation>
    </message>
    <message>
        <source>At step {step} the loss on rows kept aside is {loss}; before training it was {before_loss}. The model gets worse on the training rows too.</source>
        <translation>No passo {step} a perda nas linhas reservadas é {loss}; antes do treino era {before_loss}. O modelo piora também nas linhas de treino.</translation>
    </message>
    <message>
        <source>Start again with `training.max_grad_norm` 0.3; if it is that small already, or that is not enough, with half the learning rate.</source>
        <translation>Recomece com `training.max_grad_norm` 0.3; se já for tão pequeno, ou se não bastar, com metade da taxa de aprendizado.</translation>
    </message>
    <message>
        <source>Set `training.max_grad_norm` to 0.3 in the next run; if it is that small already, or that is not enough, halve the learning rate ({learning_rate:rate} now).</source>
        <translation>No próximo treinamento, defina `training.max_grad_norm` como 0.3; se já for tão pequeno, ou se não bastar, reduza a taxa de aprendizado à metade (agora {learning_rate:rate}).</translation>
    </message>
    <message>
        <source>Stop the run and start again with a third of the learning rate, which is {learning_rate:rate} now, or with what is usual for this model, {suggested_rate:rate}, where that is less.</source>
        <translation>Pare o treinamento e recomece com um terço da taxa de aprendizado, que agora é {learning_rate:rate}, ou com a habitual para este modelo, {suggested_rate:rate}, se for menor.</translation>
    </message>
    <message>
        <source>The training loss is exactly zero</source>
        <translation>A perda de treino é exatamente zero</translation>
    </message>
    <message>
        <source>It has been for {times} steps, up to step {step}. There is nothing more to learn from these rows: every answer is predicted without a doubt.</source>
        <translation>Está assim há {times} passos, até o passo {step}. Não há mais o que aprender destas linhas: toda resposta é prevista sem dúvida alguma.</translation>
    </message>
    <message>
        <source>More steps teach nothing. Look whether many rows have the same answer.</source>
        <translation>Mais passos não ensinam nada. Veja se muitas linhas têm a mesma resposta.</translation>
    </message>
    <message>
        <source>The model does not stop by itself</source>
        <translation>O modelo não para sozinho</translation>
    </message>
    <message>
        <source>Of {asked} questions that were kept aside it answered {stopped} to an end; the others ran on beyond twice the length of the expected answer.</source>
        <translation>De {asked} perguntas reservadas, ele respondeu {stopped} até o fim; as outras passaram do dobro do tamanho da resposta esperada.</translation>
    </message>
    <message>
        <source>Train with more epochs or rows; check in “What the model sees” that the end mark is learned; or use Formiga&apos;s conversation format, which ends with a mark the base knows.</source>
        <translation>Treine com mais épocas ou linhas; confira em “O que o modelo vê” se a marca de fim é aprendida; ou use o formato de conversa do Formiga, que termina com uma marca que a base conhece.</translation>
    </message>
    <message>
        <source>The run could be stopped here</source>
        <translation>O treinamento poderia parar aqui</translation>
    </message>
    <message>
        <source>For {times} measurements the loss on rows kept aside has not become better: {best_loss} at step {best_step}, {loss} at step {step}. Rows kept aside: {rows}; with fewer than 20 chance is too large for the run to decide by itself.</source>
        <translation>Há {times} medições a perda nas linhas reservadas não melhora: {best_loss} no passo {best_step}, {loss} no passo {step}. Linhas reservadas: {rows}; com menos de 20 o acaso pesa demais para o treinamento decidir sozinho.</translation>
    </message>
    <message>
        <source>Stop it, or let it go on: the best state is kept either way.</source>
        <translation>Pare ou deixe continuar: o melhor estado fica guardado de qualquer forma.</translation>
    </message>
    <message>
        <source>The loss is no number before anything was learned</source>
        <translation>A perda não é um número antes de qualquer aprendizado</translation>
    </message>
    <message>
        <source>It is {value} for every row at the first step, so neither the learning rate nor a single row is the reason: the model computes no numbers here.</source>
        <translation>Ela é {value} em todas as linhas no primeiro passo; portanto o motivo não é a taxa de aprendizado nem uma linha isolada: o modelo não produz números aqui.</translation>
    </message>
    <message>
        <source>Set `training.precision` to `bf16` or `fp32` and `quantization.type` to `none` to see which of them it is, or fetch the model again.</source>
        <translation>Defina `training.precision` como `bf16` ou `fp32` e `quantization.type` como `none` para ver qual deles é, ou baixe o modelo de novo.</translation>
    </message>
    <message>
        <source>The loss is exactly zero before anything was learned</source>
        <translation>A perda é exatamente zero antes de qualquer aprendizado</translation>
    </message>
    <message>
        <source>At step {step} no answer costs anything, so nothing can be learned from it. The model computes no usable numbers here, or the answers are empty.</source>
        <translation>No passo {step} nenhuma resposta custa nada, então não há o que aprender. O modelo não produz números utilizáveis aqui, ou as respostas estão vazias.</translation>
    </message>
    <message>
        <source>Look at the rendered examples of the data, then try `training.precision` `fp32`.</source>
        <translation>Olhe os exemplos dos dados como o modelo os lê e depois experimente `training.precision` `fp32`.</translation>
    </message>
    <message>
        <source>The run takes more memory than planned</source>
        <translation>O treinamento ocupa mais memória que o previsto</translation>
    </message>
    <message>
        <source>By step {step} it had taken {peak_bytes:memory} at most; {planned_bytes:memory} were planned. {free_bytes:memory} are still free.</source>
        <translation>Até o passo {step}, ele ocupou no máximo {peak_bytes:memory}; estavam previstos {planned_bytes:memory}. Ainda há {free_bytes:memory} livres.</translation>
    </message>
    <message>
        <source>Nothing to do while there is room: if memory runs out, the same update is taken in smaller pieces. Pause the run if others need the memory.</source>
        <translation>Nada a fazer enquanto houver espaço: se a memória acabar, a mesma atualização é feita em partes menores. Pause o treinamento se outros precisarem da memória.</translation>
    </message>
    <message>
        <source>Training does not become stable</source>
        <translation>O treino não fica estável</translation>
    </message>
    <message>
        <source>At step {step} the loss became {value} again. The run went back and halved its learning rate {times} times already, down to {learning_rate:rate}; no single row is to blame.</source>
        <translation>No passo {step} a perda voltou a ser {value}. O treinamento já voltou atrás e reduziu a taxa de aprendizado à metade {times} vezes, até {learning_rate:rate}; nenhuma linha isolada é a culpada.</translation>
    </message>
    <message>
        <source>Start again with a tenth of the learning rate that the run began with; if that is not enough, with `training.precision` `fp32` too. The last checkpoint is from before the jump.</source>
        <translation>Recomece com um décimo da taxa de aprendizado com que o treinamento começou; se não bastar, também com `training.precision` `fp32`. O último checkpoint é de antes do salto.</translation>
    </message>
    <message>
        <source>Half of the adapter learns nothing</source>
        <translation>Metade do adaptador não aprende nada</translation>
    </message>
    <message>
        <source>At step {step} the B matrices of the adapter have gradients and the A matrices have none. A result would look trained and be only half so.</source>
        <translation>No passo {step} as matrizes B do adaptador têm gradientes e as matrizes A não têm nenhum. O resultado pareceria treinado e o seria só pela metade.</translation>
    </message>
    <message>
        <source>Check the environment; another version of a library cuts the gradients off.</source>
        <translation>Verifique o ambiente; outra versão de uma biblioteca corta os gradientes.</translation>
    </message>
    <message>
        <source>No row has an answer to learn from</source>
        <translation>Nenhuma linha tem uma resposta para aprender</translation>
    </message>
    <message>
        <source>Rows: {rows}. None of them has an answer left within {max_length} tokens, so there is nothing to train on.</source>
        <translation>Linhas: {rows}. Em nenhuma sobra uma resposta dentro de {max_length} tokens, então não há com o que treinar.</translation>
    </message>
    <message>
        <source>Raise `training.max_length`, or check which columns hold the answers.</source>
        <translation>Aumente `training.max_length` ou confira quais colunas contêm as respostas.</translation>
    </message>
</context>
<context>
    <name>ProblemCards</name>
    <message>
        <source>{free} are free and {needed} are needed. The run goes on by itself then.</source>
        <translation>Há {free} livres e são precisos {needed}. Então o treinamento continua sozinho.</translation>
    </message>
    <message>
        <source>Do not wait</source>
        <translation>Não esperar</translation>
    </message>
    <message>
        <source>Waiting for memory</source>
        <translation>À espera de memória</translation>
    </message>
    <message>
        <source>Looks every 10 seconds, as long as this window is open.</source>
        <translation>Verifica a cada 10 segundos, enquanto esta janela estiver aberta.</translation>
    </message>
    <message>
        <source>Step {step} is saved with its optimizer. Resume continues with the same rows in the same order, even after a restart of the computer.</source>
        <translation>O passo {step} está gravado com o otimizador. Retomar continua com as mesmas linhas na mesma ordem, mesmo depois de reiniciar o computador.</translation>
    </message>
    <message>
        <source>The processor is free for other work</source>
        <translation>O processador está livre para outras tarefas</translation>
    </message>
    <message>
        <source>The GPU is free for other work</source>
        <translation>A GPU está livre para outras tarefas</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Progress of the repair</source>
        <translation>Progresso do reparo</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What the repair writes down</source>
        <translation>O que o reparo anota</translation>
    </message>
    <message>
        <source>Setting up the training engine</source>
        <translation>Preparando o motor de treinamento</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>Reparando</translation>
    </message>
    <message>
        <source>You may close this window; the repair continues.</source>
        <translation>Você pode fechar esta janela; o reparo continua.</translation>
    </message>
    <message>
        <source>What is in use is not touched.</source>
        <translation>O que está em uso não é tocado.</translation>
    </message>
    <message>
        <source>You may close this window; the set-up continues and will be here when you return.</source>
        <translation>Você pode fechar esta janela; a preparação continua e estará aqui quando você voltar.</translation>
    </message>
    <message>
        <source>Stop set-up</source>
        <translation>Parar preparação</translation>
    </message>
    <message>
        <source>Stop repair</source>
        <translation>Parar reparo</translation>
    </message>
    <message>
        <source>Stopping keeps what was fetched: the next attempt starts from there.</source>
        <translation>Ao parar, o que foi baixado fica: a próxima tentativa começa daí.</translation>
    </message>
    <message>
        <source>It ends after what it is doing now</source>
        <translation>Encerra depois do que está fazendo agora</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>parando…</translation>
    </message>
    <message>
        <source>nearly there</source>
        <translation>quase pronto</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>faltam cerca de {time}</translation>
    </message>
    <message>
        <source>{done} of {total} fetched</source>
        <translation>{done} de {total} baixados</translation>
    </message>
    <message>
        <source>{done} of {total} written</source>
        <translation>{done} de {total} gravados</translation>
    </message>
    <message>
        <source>One example per line in a .jsonl, .csv, .parquet or .txt file. Fifty good ones are enough.</source>
        <translation>Um exemplo por linha em um arquivo .jsonl, .csv, .parquet ou .txt. Cinquenta bons bastam.</translation>
    </message>
    <message>
        <source>While you wait: have your examples ready</source>
        <translation>Enquanto espera: prepare os seus exemplos</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>Near duplicates</source>
        <translation>Quase repetidas</translation>
    </message>
    <message>
        <source>Contradictory answers</source>
        <translation>Respostas contraditórias</translation>
    </message>
    <message>
        <source>Rows that the validation file has too</source>
        <translation>Linhas que também estão no arquivo de validação</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dados pessoais</translation>
    </message>
    <message>
        <source>Harmful content</source>
        <translation>Conteúdo nocivo</translation>
    </message>
    <message>
        <source>Placeholders nobody filled in</source>
        <translation>Lacunas que ninguém preencheu</translation>
    </message>
    <message>
        <source>Answers of one word</source>
        <translation>Respostas de uma palavra</translation>
    </message>
    <message>
        <source>Broken accented letters</source>
        <translation>Letras acentuadas quebradas</translation>
    </message>
    <message>
        <source>Rows in another language than the rest</source>
        <translation>Linhas em outro idioma que as demais</translation>
    </message>
    <message>
        <source>Scanning errors</source>
        <translation>Erros de digitalização</translation>
    </message>
    <message>
        <source>Labels that differ only by capital letters</source>
        <translation>Rótulos que só diferem por maiúsculas</translation>
    </message>
    <message>
        <source>The same answer in many rows</source>
        <translation>A mesma resposta em muitas linhas</translation>
    </message>
    <message>
        <source>What is said several times is learned by heart, not understood.</source>
        <translation>O que é dito várias vezes é decorado, não entendido.</translation>
    </message>
    <message>
        <source>The same question with different answers teaches to guess.</source>
        <translation>A mesma pergunta com respostas diferentes ensina a chutar.</translation>
    </message>
    <message>
        <source>Rows that are trained on and measured on make the result look too good.</source>
        <translation>Linhas usadas para treinar e também para medir fazem o resultado parecer bom demais.</translation>
    </message>
    <message>
        <source>The model may tell it to anybody who asks. It can be covered by a word.</source>
        <translation>O modelo pode contá-los a quem perguntar. Dá para cobri-los com uma palavra.</translation>
    </message>
    <message>
        <source>Found by a list of word sequences. Please look before you leave rows out.</source>
        <translation>Encontrado por uma lista de sequências de palavras. Olhe, por favor, antes de deixar linhas de fora.</translation>
    </message>
    <message>
        <source>The model would learn to write them.</source>
        <translation>O modelo aprenderia a escrevê-las.</translation>
    </message>
    <message>
        <source>The model would learn to answer shortly.</source>
        <translation>O modelo aprenderia a responder de forma curta.</translation>
    </message>
    <message>
        <source>The letters were read in a wrong encoding once. They can be restored.</source>
        <translation>As letras foram lidas uma vez na codificação errada. Elas podem ser restauradas.</translation>
    </message>
    <message>
        <source>Few rows in another language teach to mix languages.</source>
        <translation>Poucas linhas em outro idioma ensinam a misturar idiomas.</translation>
    </message>
    <message>
        <source>Words torn apart and lost accents are learned as they stand.</source>
        <translation>Palavras partidas e acentos perdidos são aprendidos como estão.</translation>
    </message>
    <message>
        <source>For the model these are different labels. Write each in one way.</source>
        <translation>Para o modelo, são rótulos diferentes. Escreva cada um de um só jeito.</translation>
    </message>
    <message>
        <source>The model would give this answer to other questions too.</source>
        <translation>O modelo daria esta resposta também a outras perguntas.</translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation>endereços de e-mail</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>números de telefone</translation>
    </message>
    <message>
        <source>CPF</source>
        <translation>CPF</translation>
    </message>
    <message>
        <source>CNPJ</source>
        <translation>CNPJ</translation>
    </message>
    <message>
        <source>card numbers</source>
        <translation>números de cartão</translation>
    </message>
    <message>
        <source>insults against groups of people</source>
        <translation>insultos a grupos de pessoas</translation>
    </message>
    <message>
        <source>instructions for self-harm</source>
        <translation>instruções de autolesão</translation>
    </message>
    <message>
        <source>instructions for explosives</source>
        <translation>instruções para explosivos</translation>
    </message>
    <message>
        <source>instructions for malware</source>
        <translation>instruções para malware</translation>
    </message>
    <message>
        <source>sexual content with minors</source>
        <translation>conteúdo sexual com menores</translation>
    </message>
    <message>
        <source>In every row: {checks}</source>
        <translation>Em todas as linhas: {checks}</translation>
    </message>
</context>
<context>
    <name>QualityCard</name>
    <message>
        <source>Quality</source>
        <translation>Qualidade</translation>
    </message>
    <message numerus="yes">
        <source>checked in a sample of %Ln row(s)</source>
        <translation>
            <numerusform>conferido em uma amostra de %Ln linha</numerusform>
            <numerusform>conferido em uma amostra de %Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more check(s) found nothing</source>
        <translation>
            <numerusform>mais %Ln verificação não encontrou nada</numerusform>
            <numerusform>mais %Ln verificações não encontraram nada</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with {kinds}</source>
        <translation>
            <numerusform>%Ln linha com {kinds}</numerusform>
            <numerusform>%Ln linhas com {kinds}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{check}: %Ln row(s)</source>
        <translation>
            <numerusform>{check}: %Ln linha</numerusform>
            <numerusform>{check}: %Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>No row is in both training and validation</source>
        <translation>Nenhuma linha está no treino e na validação</translation>
    </message>
    <message>
        <source>No near duplicates</source>
        <translation>Nenhuma linha quase repetida</translation>
    </message>
    <message>
        <source>No contradicting answers</source>
        <translation>Nenhuma resposta contraditória</translation>
    </message>
    <message>
        <source>No personal data found</source>
        <translation>Nenhum dado pessoal encontrado</translation>
    </message>
    <message>
        <source>Personal data is masked</source>
        <translation>Dados pessoais mascarados</translation>
    </message>
    <message>
        <source>Accented letters are repaired</source>
        <translation>Letras acentuadas reparadas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln near duplicate(s) left out, one of each kept</source>
        <translation>
            <numerusform>%Ln quase repetida de fora, uma de cada mantida</numerusform>
            <numerusform>%Ln quase repetidas de fora, uma de cada mantida</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{check}: %Ln row(s) left out</source>
        <translation>
            <numerusform>{check}: %Ln linha de fora</numerusform>
            <numerusform>{check}: %Ln linhas de fora</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation>Manter uma de cada</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Deixar de fora</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Mascarar</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln near duplicate(s)</source>
        <translation>
            <numerusform>%Ln linha quase repetida</numerusform>
            <numerusform>%Ln linhas quase repetidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) answer the same question differently</source>
        <translation>
            <numerusform>%Ln linha responde à mesma pergunta de outra forma</numerusform>
            <numerusform>%Ln linhas respondem à mesma pergunta de formas diferentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are in the validation file too</source>
        <translation>
            <numerusform>%Ln linha também está no arquivo de validação</numerusform>
            <numerusform>%Ln linhas também estão no arquivo de validação</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with unfilled placeholders</source>
        <translation>
            <numerusform>%Ln linha com lacunas não preenchidas</numerusform>
            <numerusform>%Ln linhas com lacunas não preenchidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) of one word</source>
        <translation>
            <numerusform>%Ln resposta de uma palavra</numerusform>
            <numerusform>%Ln respostas de uma palavra</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with broken accented letters</source>
        <translation>
            <numerusform>%Ln linha com letras acentuadas quebradas</numerusform>
            <numerusform>%Ln linhas com letras acentuadas quebradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) in another language</source>
        <translation>
            <numerusform>%Ln linha em outro idioma</numerusform>
            <numerusform>%Ln linhas em outro idioma</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with scanning errors</source>
        <translation>
            <numerusform>%Ln linha com erros de digitalização</numerusform>
            <numerusform>%Ln linhas com erros de digitalização</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with labels that differ by capitals only</source>
        <translation>
            <numerusform>%Ln linha com rótulos que só diferem por maiúsculas</numerusform>
            <numerusform>%Ln linhas com rótulos que só diferem por maiúsculas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) share their answer with many</source>
        <translation>
            <numerusform>%Ln linha tem a mesma resposta que muitas</numerusform>
            <numerusform>%Ln linhas têm a mesma resposta que muitas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualitySheet</name>
    <message>
        <source>See as the model sees them</source>
        <translation>Ver como o modelo vê</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>linha {line}</translation>
    </message>
    <message>
        <source>like line {line}</source>
        <translation>como a linha {line}</translation>
    </message>
</context>
<context>
    <name>QualitySheetWords</name>
    <message numerus="yes">
        <source>and %Ln more row(s)</source>
        <translation>
            <numerusform>e mais %Ln linha</numerusform>
            <numerusform>e mais %Ln linhas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Open the run {name}</source>
        <translation>Abrir o treinamento {name}</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>Progresso de {name}</translation>
    </message>
    <message>
        <source>Checking environment</source>
        <translation>Conferindo o ambiente</translation>
    </message>
    <message>
        <source>{size} in use</source>
        <translation>{size} em uso</translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation>Idioma e cores</translation>
    </message>
    <message>
        <source>Language of the computer</source>
        <translation>Idioma do computador</translation>
    </message>
    <message>
        <source>Colours of the computer</source>
        <translation>Cores do computador</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
</context>
<context>
    <name>ReadinessCard</name>
    <message>
        <source>Readiness</source>
        <translation>Conferência</translation>
    </message>
    <message>
        <source>{press}: {what}</source>
        <translation>{press}: {what}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading {name}</source>
        <translation>Lendo {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>{done} of {total} fetched</source>
        <translation>{done} de {total} baixados</translation>
    </message>
    <message>
        <source>{done} of {total} read</source>
        <translation>{done} de {total} lidos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualidade</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Rank {r} gives {parameters} parameters, enough for {tokens} learned tokens seen once.</source>
        <translation>O rank {r} dá {parameters} parâmetros, o bastante para {tokens} tokens aprendidos, vistos uma vez.</translation>
    </message>
    <message>
        <source>Rank {r} is this preset&apos;s least; its {parameters} parameters are more than enough for {tokens} learned tokens.</source>
        <translation>O rank {r} é o menor desta opção; os {parameters} parâmetros dele são mais que o bastante para {tokens} tokens aprendidos.</translation>
    </message>
    <message>
        <source>{tokens} learned tokens would need more than rank {r}; higher ranks have not been found to help.</source>
        <translation>{tokens} tokens aprendidos pediriam mais que o rank {r}; não se viu ganho com ranks maiores.</translation>
    </message>
    <message>
        <source>With alpha {alpha} at every rank the best learning rate stays where it is.</source>
        <translation>Com alpha {alpha} em todo rank, a melhor taxa de aprendizado fica onde está.</translation>
    </message>
    <message>
        <source>{rows} rows seen {epochs} times: a little dropout keeps them from being learned by heart.</source>
        <translation>{rows} linhas vistas {epochs} vezes: um pouco de dropout evita que sejam decoradas.</translation>
    </message>
    <message>
        <source>{rows} rows seen {epochs} times need none, and without it training is faster.</source>
        <translation>{rows} linhas vistas {epochs} vezes não precisam dele, e sem ele o treinamento é mais rápido.</translation>
    </message>
    <message>
        <source>Adapters on all linear layers beat adapters of the same size on attention alone.</source>
        <translation>Adaptadores em todas as camadas lineares superam adaptadores do mesmo tamanho só na atenção.</translation>
    </message>
    <message>
        <source>From alpha, {batch} rows per update, {steps} updates and a model of width {hidden_size}: smaller models and shorter runs bear more.</source>
        <translation>De alpha, {batch} linhas por atualização, {steps} atualizações e um modelo de largura {hidden_size}: modelos menores e treinamentos mais curtos suportam mais.</translation>
    </message>
    <message>
        <source>A model of width {hidden_size} and {steps} updates would bear more by the formula; it is held below the rates at which published runs became unstable.</source>
        <translation>Um modelo de largura {hidden_size} e {steps} atualizações suportariam mais pela fórmula; ela fica abaixo das taxas em que treinamentos publicados ficaram instáveis.</translation>
    </message>
    <message>
        <source>As far as {steps} updates go: enough to see whether the data is right.</source>
        <translation>Até onde vão {steps} atualizações: o bastante para ver se os dados estão certos.</translation>
    </message>
    <message>
        <source>Three looks at each of {rows} rows: {seen} rows seen in all.</source>
        <translation>Cada uma das {rows} linhas vista três vezes: {seen} linhas vistas ao todo.</translation>
    </message>
    <message>
        <source>So that the model sees about {wanted} rows in all; there are only {rows}.</source>
        <translation>Para que o modelo veja cerca de {wanted} linhas ao todo; só há {rows}.</translation>
    </message>
    <message>
        <source>{rows} rows are so many that about {wanted} looks in all are enough.</source>
        <translation>{rows} linhas são tantas que bastam cerca de {wanted} vistas ao todo.</translation>
    </message>
    <message>
        <source>Running text is soon learned by heart, so it is seen few times.</source>
        <translation>Texto corrido é decorado logo, por isso é visto poucas vezes.</translation>
    </message>
    <message>
        <source>With few long chains of reasoning, repeating beats new rows.</source>
        <translation>Com poucas cadeias longas de raciocínio, repetir rende mais que linhas novas.</translation>
    </message>
    <message>
        <source>With long reasoning the loss rises while answers still get better, so it must not end the run.</source>
        <translation>Com raciocínios longos a perda sobe enquanto as respostas ainda melhoram; por isso ela não deve encerrar o treinamento.</translation>
    </message>
    <message>
        <source>Twice as often as Balanced; the best state is kept if that is too much.</source>
        <translation>O dobro de vezes do Equilibrado; o melhor estado é guardado se for demais.</translation>
    </message>
    <message>
        <source>{steps} updates show whether the loss falls, in a fraction of the time.</source>
        <translation>{steps} atualizações mostram se a perda cai, em uma fração do tempo.</translation>
    </message>
    <message>
        <source>The epochs decide where the run ends.</source>
        <translation>As épocas decidem onde o treinamento termina.</translation>
    </message>
    <message>
        <source>Together with the rows at once this makes {batch} rows per update: few enough to leave 100 updates or more.</source>
        <translation>Junto com as linhas por vez, dá {batch} linhas por atualização: poucas o bastante para haver 100 atualizações ou mais.</translation>
    </message>
    <message>
        <source>All {batch} rows of an update, at up to {tokens} tokens, fit into {free} free.</source>
        <translation>Todas as {batch} linhas de uma atualização, com até {tokens} tokens, cabem em {free} livres.</translation>
    </message>
    <message>
        <source>{rows} of the {batch} rows of an update, at up to {tokens} tokens, fit into {free} free; the rest is summed.</source>
        <translation>Em {free} livres cabem {rows} das {batch} linhas de uma atualização, com até {tokens} tokens; o resto é somado.</translation>
    </message>
    <message>
        <source>Not even one row of {tokens} tokens fits into {free} free: this is the least.</source>
        <translation>Nem uma linha de {tokens} tokens cabe em {free} livres: este é o mínimo.</translation>
    </message>
    <message>
        <source>This model&apos;s shape is not known, so its memory could not be counted.</source>
        <translation>A forma deste modelo não é conhecida, por isso não foi possível contar a memória dele.</translation>
    </message>
    <message>
        <source>Without it, rows at once: {without}; with it: {rows}. Both within {free} free.</source>
        <translation>Sem isso, linhas por vez: {without}; com isso: {rows}. Ambos dentro de {free} livres.</translation>
    </message>
    <message>
        <source>There is memory enough without it, and training is a third faster.</source>
        <translation>Há memória suficiente sem isso, e o treino fica um terço mais rápido.</translation>
    </message>
    <message>
        <source>Rows at once: {rows}. For that every layer must recompute.</source>
        <translation>Linhas de uma vez: {rows}. Para isso todas as camadas precisam recalcular.</translation>
    </message>
    <message>
        <source>One layer in {every} is enough for this many rows at once: {rows}.</source>
        <translation>Uma camada a cada {every} basta para tantas linhas de uma vez: {rows}.</translation>
    </message>
    <message>
        <source>It only acts together with checkpointing.</source>
        <translation>Só age junto com o checkpointing.</translation>
    </message>
    <message>
        <source>Without it not even one row of {tokens} tokens fits into {free} free.</source>
        <translation>Sem isso nem uma linha de {tokens} tokens cabe em {free} livres.</translation>
    </message>
    <message>
        <source>Moving data to and fro takes time: only where nothing else makes it fit.</source>
        <translation>Levar e trazer dados custa tempo: só onde nada mais faz caber.</translation>
    </message>
    <message>
        <source>Measurements go up and down: one without a gain says little, {patience} in a row do. Then the best state is kept.</source>
        <translation>As medições sobem e descem: uma sem ganho diz pouco, {patience} seguidas dizem. Então fica o melhor estado.</translation>
    </message>
    <message>
        <source>A short run ends soon enough by itself.</source>
        <translation>Um treinamento curto termina logo por si só.</translation>
    </message>
    <message>
        <source>Fewer than {least} rows are kept aside: too few to decide an end by.</source>
        <translation>Menos de {least} linhas estão reservadas: poucas para decidir o fim por elas.</translation>
    </message>
    <message>
        <source>This preset runs to its end.</source>
        <translation>Esta opção vai até o fim.</translation>
    </message>
    <message>
        <source>A short run simply ends at zero.</source>
        <translation>Um treino curto simplesmente acaba em zero.</translation>
    </message>
    <message>
        <source>It stays high for long and ends gently; the usual choice of published recipes.</source>
        <translation>Fica alta por muito tempo e termina suave; a escolha usual das receitas publicadas.</translation>
    </message>
    <message>
        <source>5 % of {steps} updates, at least 3 and at most 100.</source>
        <translation>5 % de {steps} atualizações, no mínimo 3 e no máximo 100.</translation>
    </message>
    <message>
        <source>It shrinks weights by a fraction of a per cent: harmless, and no remedy.</source>
        <translation>Encolhe os pesos em uma fração de 1 %: não faz mal, e também não é remédio.</translation>
    </message>
    <message>
        <source>The usual limit; it only acts on rare spikes.</source>
        <translation>O limite usual; só age em picos raros.</translation>
    </message>
    <message>
        <source>Large models and 16-bit arithmetic with loss scaling bear smaller corrections.</source>
        <translation>Modelos grandes e aritmética de 16 bits com escala da perda só suportam correções menores.</translation>
    </message>
    <message>
        <source>About {times} measurements over {steps} updates.</source>
        <translation>Cerca de {times} medições em {steps} atualizações.</translation>
    </message>
    <message>
        <source>99 of 100 rows have at most {p99} tokens; rounded up to the next 64.</source>
        <translation>99 de 100 linhas têm no máximo {p99} tokens; arredondado até o próximo múltiplo de 64.</translation>
    </message>
    <message>
        <source>The model itself reads no more than {limit}.</source>
        <translation>O próprio modelo não lê mais que {limit}.</translation>
    </message>
    <message>
        <source>A longer row does not fit into this memory.</source>
        <translation>Uma linha mais longa não cabe nesta memória.</translation>
    </message>
    <message>
        <source>A tenth of {of} rows, at least 8 and at most 200: enough to measure by.</source>
        <translation>Um décimo de {of} linhas, no mínimo 8 e no máximo 200: basta para medir.</translation>
    </message>
    <message>
        <source>With {of} rows all are needed for training; a measurement would say little.</source>
        <translation>Com {of} linhas, todas são necessárias para treinar; uma medição diria pouco.</translation>
    </message>
    <message>
        <source>Found by trying on the sample with the starter model.</source>
        <translation>Encontrado em testes com a amostra e o modelo inicial.</translation>
    </message>
    <message>
        <source>The usual value; it fits nearly every run.</source>
        <translation>O valor usual; serve para quase todo treinamento.</translation>
    </message>
    <message>
        <source>A cut row still teaches what is left of it.</source>
        <translation>Uma linha cortada ainda ensina o que sobra dela.</translation>
    </message>
    <message>
        <source>Learning the questions too would teach the model to repeat them.</source>
        <translation>Aprender também as perguntas ensinaria o modelo a repeti-las.</translation>
    </message>
    <message>
        <source>A model answers best in the format that it was tuned with.</source>
        <translation>Um modelo responde melhor no formato com que foi ajustado.</translation>
    </message>
    <message>
        <source>Every row teaches something.</source>
        <translation>Toda linha ensina algo.</translation>
    </message>
    <message>
        <source>A row that repeats another counts double and is learned by heart.</source>
        <translation>Uma linha que repete outra conta em dobro e é decorada.</translation>
    </message>
    <message>
        <source>Any number will do; the same one keeps runs comparable.</source>
        <translation>Qualquer número serve; o mesmo mantém os treinamentos comparáveis.</translation>
    </message>
    <message>
        <source>What it wins in benchmarks is a higher effective learning rate.</source>
        <translation>O que ela ganha em benchmarks é uma taxa de aprendizado efetiva maior.</translation>
    </message>
    <message>
        <source>NF4 reaches the quality of 16 bit at a quarter of the memory (QLoRA).</source>
        <translation>NF4 alcança a qualidade de 16 bits com um quarto da memória (QLoRA).</translation>
    </message>
    <message>
        <source>It saves memory at no measured loss of quality.</source>
        <translation>Economiza memória sem perda medida de qualidade.</translation>
    </message>
    <message>
        <source>bf16 where the hardware has it, because fp16 can overflow.</source>
        <translation>bf16 onde o hardware tem, porque fp16 pode estourar.</translation>
    </message>
    <message>
        <source>No time goes into padding, and no row can see another.</source>
        <translation>Nenhum tempo vai para preenchimento, e nenhuma linha vê outra.</translation>
    </message>
    <message>
        <source>32 bit is exact; if memory runs out the run goes on with 8 bit and says so.</source>
        <translation>32 bits é exato; se a memória acabar, o treinamento continua com 8 bits e avisa.</translation>
    </message>
    <message>
        <source>An adapter is small: 32 bit costs little and keeps the smallest corrections.</source>
        <translation>Um adaptador é pequeno: 32 bits custa pouco e guarda as menores correções.</translation>
    </message>
    <message>
        <source>Its warm-up pays off only in long runs on a card.</source>
        <translation>A preparação só compensa em treinamentos longos numa placa.</translation>
    </message>
    <message>
        <source>A row without a loss is usually a damaged one: better to see it first.</source>
        <translation>Uma linha sem perda calculável costuma estar danificada: melhor vê-la antes.</translation>
    </message>
    <message>
        <source>Shorter rows are other rows, so that is for you to decide.</source>
        <translation>Linhas mais curtas são outras linhas, por isso a decisão é sua.</translation>
    </message>
    <message>
        <source>A graphics card is many times faster.</source>
        <translation>Uma placa de vídeo é muitas vezes mais rápida.</translation>
    </message>
    <message>
        <source>A checkpoint costs seconds; a power cut then costs five minutes at most.</source>
        <translation>Um checkpoint custa segundos; assim, uma queda de energia custa no máximo cinco minutos.</translation>
    </message>
    <message>
        <source>Measuring needs no gradients, so more rows fit at once.</source>
        <translation>Medir não precisa de gradientes, por isso cabem mais linhas por vez.</translation>
    </message>
    <message>
        <source>A few answers show more than a number, and cost little time.</source>
        <translation>Algumas respostas mostram mais que um número e custam pouco tempo.</translation>
    </message>
    <message>
        <source>Questions that you know the answer to.</source>
        <translation>Perguntas cuja resposta você conhece.</translation>
    </message>
    <message>
        <source>Enough to see whether an answer goes the right way.</source>
        <translation>Basta para ver se uma resposta vai no rumo certo.</translation>
    </message>
    <message>
        <source>Runs often get worse again towards their end.</source>
        <translation>Muitas vezes o treinamento piora de novo perto do fim.</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recognised</name>
    <message>
        <source>Questions and answers recognised</source>
        <translation>Perguntas e respostas reconhecidas</translation>
    </message>
    <message>
        <source>Chat recognised</source>
        <translation>Chat reconhecido</translation>
    </message>
    <message>
        <source>Questions about a text recognised</source>
        <translation>Perguntas sobre um texto reconhecidas</translation>
    </message>
    <message>
        <source>Preference pairs recognised</source>
        <translation>Pares de preferência reconhecidos</translation>
    </message>
    <message>
        <source>Rated answers recognised</source>
        <translation>Respostas avaliadas reconhecidas</translation>
    </message>
    <message>
        <source>Multiple choice recognised</source>
        <translation>Múltipla escolha reconhecida</translation>
    </message>
    <message>
        <source>Plain text recognised</source>
        <translation>Texto simples reconhecido</translation>
    </message>
    <message>
        <source>Several shapes recognised</source>
        <translation>Várias formas reconhecidas</translation>
    </message>
    <message>
        <source>Labels recognised</source>
        <translation>Rótulos reconhecidos</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message numerus="yes">
        <source>%Ln more finding(s) on the Environment page.</source>
        <translation>
            <numerusform>Mais %Ln achado na página Ambiente.</numerusform>
            <numerusform>Mais %Ln achados na página Ambiente.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportColumn</name>
    <message>
        <source>Use as assistant</source>
        <translation>Usar como assistente</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Salvar relatório</translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation>Não foi possível salvar o relatório</translation>
    </message>
</context>
<context>
    <name>ReportColumnWords</name>
    <message numerus="yes">
        <source>Repair %Ln</source>
        <translation>
            <numerusform>Reparar %Ln</numerusform>
            <numerusform>Reparar %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultCards</name>
    <message numerus="yes">
        <source>%Ln package(s) changed: {names}.</source>
        <translation>
            <numerusform>%Ln pacote mudou: {names}.</numerusform>
            <numerusform>%Ln pacotes mudaram: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Proof: {parts}.</source>
        <translation>Prova: {parts}.</translation>
    </message>
    <message>
        <source>The environment before, {name}, stays for a rollback.</source>
        <translation>O ambiente anterior, {name}, fica guardado, caso você queira voltar a ele.</translation>
    </message>
    <message>
        <source>The engine is ready and has passed its test</source>
        <translation>O motor está pronto e passou no teste</translation>
    </message>
    <message>
        <source>{env} is in use now.</source>
        <translation>{env} está em uso agora.</translation>
    </message>
    <message>
        <source>{env} was built in {time} and is in use now.</source>
        <translation>{env} foi construído em {time} e está em uso agora.</translation>
    </message>
    <message>
        <source>{env} is in use again. The other one stays; you can go back to it.</source>
        <translation>{env} está em uso de novo. O outro fica guardado; você pode voltar a ele.</translation>
    </message>
    <message>
        <source>Rolled back to the environment before</source>
        <translation>De volta ao ambiente anterior</translation>
    </message>
    <message>
        <source>Try once more</source>
        <translation>Tentar mais uma vez</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>The repair was stopped</source>
        <translation>O reparo foi parado</translation>
    </message>
    <message>
        <source>The repair was interrupted</source>
        <translation>O reparo foi interrompido</translation>
    </message>
    <message>
        <source>What was in use was not touched, and what was fetched is kept.</source>
        <translation>O que estava em uso não foi tocado, e o que foi baixado fica.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue: {size} left</source>
        <translation>Continuar: faltam {size}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Mostrar registro</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>Pacote de suporte…</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Reading the history of this run…</source>
        <translation>Lendo a história deste treinamento…</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>Curvas do treinamento</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>after</source>
        <translation>depois</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes e depois</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Este treinamento</translation>
    </message>
    <message>
        <source>Open adapter folder</source>
        <translation>Abrir pasta do adaptador</translation>
    </message>
    <message>
        <source>This run has not finished</source>
        <translation>Este treinamento não terminou</translation>
    </message>
    <message>
        <source>Better on rows it never saw</source>
        <translation>Melhor em linhas que nunca viu</translation>
    </message>
    <message>
        <source>No clear difference on rows it never saw</source>
        <translation>Sem diferença clara em linhas que nunca viu</translation>
    </message>
    <message>
        <source>Worse on rows it never saw</source>
        <translation>Pior em linhas que nunca viu</translation>
    </message>
    <message>
        <source>Trained, but not measured</source>
        <translation>Treinado, mas não medido</translation>
    </message>
    <message>
        <source>No rows were kept aside, so nothing can be said about new questions.</source>
        <translation>Nenhuma linha foi reservada, por isso nada se pode dizer sobre perguntas novas.</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %Ln row(s) kept aside.</source>
        <translation>
            <numerusform>Medido em %Ln linha reservada.</numerusform>
            <numerusform>Medido em %Ln linhas reservadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Step {step} of {steps} was best and is kept.</source>
        <translation>O passo {step} de {steps} foi o melhor e fica guardado.</translation>
    </message>
    <message>
        <source>Fewer epochs or a lower learning rate often help.</source>
        <translation>Menos épocas ou uma taxa de aprendizado menor costumam ajudar.</translation>
    </message>
    <message>
        <source>More rows, more epochs or a higher learning rate may help.</source>
        <translation>Mais linhas, mais épocas ou uma taxa de aprendizado maior podem ajudar.</translation>
    </message>
    <message>
        <source>So few rows give only a hint.</source>
        <translation>Tão poucas linhas dão só uma indicação.</translation>
    </message>
    <message>
        <source>Answers on trained rows</source>
        <translation>Respostas em linhas treinadas</translation>
    </message>
    <message>
        <source>Answers on rows it never saw</source>
        <translation>Respostas em linhas que nunca viu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln pergunta</numerusform>
            <numerusform>%Ln perguntas</numerusform>
        </translation>
    </message>
    <message>
        <source>finished {time}</source>
        <translation>terminou {time}</translation>
    </message>
    <message>
        <source>trained for {time}</source>
        <translation>treinado por {time}</translation>
    </message>
    <message>
        <source>adapter {size}</source>
        <translation>adaptador {size}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The environment is being checked</source>
        <translation>O ambiente está sendo conferido</translation>
    </message>
    <message>
        <source>Start checks it again.</source>
        <translation>Ao iniciar, ele é conferido de novo.</translation>
    </message>
    <message>
        <source>Environment verified</source>
        <translation>Ambiente verificado</translation>
    </message>
    <message>
        <source>The environment is not ready</source>
        <translation>O ambiente não está pronto</translation>
    </message>
    <message>
        <source>Nothing needs to be downloaded</source>
        <translation>Nada precisa ser baixado</translation>
    </message>
    <message>
        <source>{model} is on this computer</source>
        <translation>{model} está neste computador</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>cerca de {time}</translation>
    </message>
    <message>
        <source>{size} will be downloaded once</source>
        <translation>{size} serão baixados uma única vez</translation>
    </message>
    <message>
        <source>The model will be downloaded once</source>
        <translation>O modelo será baixado uma única vez</translation>
    </message>
    <message>
        <source>Formiga puts one behind the last answer; its own format has one behind each.</source>
        <translation>O Formiga põe um depois da última resposta; o formato dele tem um depois de cada uma.</translation>
    </message>
    <message>
        <source>{model} from the Hugging Face hub</source>
        <translation>{model} do hub da Hugging Face</translation>
    </message>
    <message>
        <source>Every setting as recommended</source>
        <translation>Todos os ajustes como recomendado</translation>
    </message>
    <message>
        <source>There is nothing to learn in these rows</source>
        <translation>Não há nada a aprender nestas linhas</translation>
    </message>
    <message>
        <source>{share} of their tokens are answers; the loss would be empty.</source>
        <translation>{share} dos tokens são respostas; a perda ficaria vazia.</translation>
    </message>
    <message>
        <source>The questions are learned too</source>
        <translation>As perguntas também são aprendidas</translation>
    </message>
    <message>
        <source>{share} of all tokens; the model may repeat questions.</source>
        <translation>{share} de todos os tokens; o modelo pode repetir perguntas.</translation>
    </message>
    <message>
        <source>{share} of the tokens are learned</source>
        <translation>{share} dos tokens são aprendidos</translation>
    </message>
    <message>
        <source>Right if your answers are longer than the questions.</source>
        <translation>Certo se suas respostas são mais longas que as perguntas.</translation>
    </message>
    <message>
        <source>This model&apos;s template writes no end of an answer</source>
        <translation>O template deste modelo não escreve o fim da resposta</translation>
    </message>
    <message>
        <source>This model has no conversation format of its own</source>
        <translation>Este modelo não tem um formato de conversa próprio</translation>
    </message>
    <message>
        <source>A plain one is taught with your rows; it takes more of them.</source>
        <translation>Suas linhas ensinam um simples; para isso é preciso ter mais.</translation>
    </message>
    <message>
        <source>This model was made in bf16 and will compute in fp16</source>
        <translation>Este modelo foi feito em bf16 e vai calcular em fp16</translation>
    </message>
    <message>
        <source>Its numbers can overflow; the first steps are watched.</source>
        <translation>Os números podem estourar; os primeiros passos são vigiados.</translation>
    </message>
    <message>
        <source>The learning rate looks copied from full fine-tuning</source>
        <translation>A taxa de aprendizado parece copiada do ajuste fino completo</translation>
    </message>
    <message>
        <source>With {rate} an adapter hardly learns; {usual} is usual here.</source>
        <translation>Com {rate} um adaptador quase não aprende; aqui o usual é {usual}.</translation>
    </message>
    <message>
        <source>A high learning rate</source>
        <translation>Uma taxa de aprendizado alta</translation>
    </message>
    <message>
        <source>With {rate} the loss may jump; {usual} is usual here.</source>
        <translation>Com {rate} a perda pode saltar; aqui o usual é {usual}.</translation>
    </message>
    <message>
        <source>The learning rate is too high</source>
        <translation>A taxa de aprendizado é alta demais</translation>
    </message>
    <message>
        <source>Published runs became unstable there; {usual} is usual here.</source>
        <translation>Treinamentos publicados ficaram instáveis com ela; aqui o usual é {usual}.</translation>
    </message>
    <message>
        <source>Alpha {alpha} makes the learning rate too strong</source>
        <translation>Alpha {alpha} deixa a taxa de aprendizado forte demais</translation>
    </message>
    <message>
        <source>{rate} suits alpha 32; with this alpha {usual} acts the same.</source>
        <translation>{rate} combina com alpha 32; com este alpha, {usual} age igual.</translation>
    </message>
    <message>
        <source>The examples are being read</source>
        <translation>Os exemplos estão sendo lidos</translation>
    </message>
    <message>
        <source>You can start when every row is counted.</source>
        <translation>Você pode iniciar quando tudo estiver contado.</translation>
    </message>
    <message>
        <source>The model is being looked at</source>
        <translation>O modelo está sendo examinado</translation>
    </message>
    <message>
        <source>Its files are read without loading them.</source>
        <translation>Os arquivos dele são lidos sem ser carregados.</translation>
    </message>
    <message>
        <source>You can change them one step back.</source>
        <translation>Você pode mudá-los um passo atrás.</translation>
    </message>
    <message>
        <source>Memory cannot be counted before the model is here</source>
        <translation>Não dá para contar a memória antes de o modelo estar aqui</translation>
    </message>
    <message>
        <source>Its size is not known yet; the first step shows it.</source>
        <translation>O tamanho ainda não é conhecido; o primeiro passo vai mostrá-lo.</translation>
    </message>
    <message>
        <source>Answers, end marks and start marks are right in every row</source>
        <translation>Respostas, marcas de fim e de início certas em todas as linhas</translation>
    </message>
    <message>
        <source>as the model will see them</source>
        <translation>como o modelo as verá</translation>
    </message>
    <message>
        <source>{share} of the tokens are answers, and only these are learned</source>
        <translation>{share} dos tokens são respostas, e só elas são aprendidas</translation>
    </message>
    <message>
        <source>All of the text is learned</source>
        <translation>Todo o texto é aprendido</translation>
    </message>
    <message>
        <source>An end mark stands behind each text.</source>
        <translation>Depois de cada texto há uma marca de fim.</translation>
    </message>
    <message>
        <source>End marks and start marks are right in every row</source>
        <translation>Marcas de fim e de início certas em todas as linhas</translation>
    </message>
    <message>
        <source>Questions and answers are learned: {share} of the tokens</source>
        <translation>Perguntas e respostas são aprendidas: {share} dos tokens</translation>
    </message>
    <message>
        <source>{share} of the tokens are last answers; only these are learned</source>
        <translation>{share} dos tokens são últimas respostas; só elas são aprendidas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) began with two start marks</source>
        <translation>
            <numerusform>%Ln linha começava com duas marcas de início</numerusform>
            <numerusform>%Ln linhas começavam com duas marcas de início</numerusform>
        </translation>
    </message>
    <message>
        <source>One of them was taken out: the model reads one.</source>
        <translation>Uma delas foi retirada: o modelo lê uma só.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) have no end mark</source>
        <translation>
            <numerusform>%Ln resposta não tem marca de fim</numerusform>
            <numerusform>%Ln respostas não têm marca de fim</numerusform>
        </translation>
    </message>
    <message>
        <source>From these the model does not learn to stop.</source>
        <translation>Com elas o modelo não aprende a parar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) end with {marks}, where this model does not stop</source>
        <translation>
            <numerusform>%Ln resposta termina com {marks}, onde este modelo não para</numerusform>
            <numerusform>%Ln respostas terminam com {marks}, onde este modelo não para</numerusform>
        </translation>
    </message>
    <message>
        <source>Formiga stops there, and writes it down beside the adapter.</source>
        <translation>O Formiga para ali e anota isso junto do adaptador.</translation>
    </message>
    <message>
        <source>Marks that the model has no number for: {names}</source>
        <translation>Marcas para as quais o modelo não tem número: {names}</translation>
    </message>
    <message>
        <source>Marks that the model was never trained on: {names}</source>
        <translation>Marcas com que o modelo nunca foi treinado: {names}</translation>
    </message>
    <message>
        <source>An adapter does not teach them; Formiga&apos;s format needs none.</source>
        <translation>Um adaptador não as ensina; o formato do Formiga não precisa de nenhuma.</translation>
    </message>
    <message>
        <source>An adapter does not teach them: take them out of your texts, or change models.</source>
        <translation>Um adaptador não as ensina: tire-as dos seus textos ou troque de modelo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with nothing to learn</source>
        <translation>
            <numerusform>%Ln linha sem nada a aprender</numerusform>
            <numerusform>%Ln linhas sem nada a aprender</numerusform>
        </translation>
    </message>
    <message>
        <source>No token of an answer is left in them.</source>
        <translation>Não sobra nelas nenhum token de resposta.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) lose their end</source>
        <translation>
            <numerusform>%Ln resposta perde o fim</numerusform>
            <numerusform>%Ln respostas perdem o fim</numerusform>
        </translation>
    </message>
    <message>
        <source>{share} of the rows, at {limit} tokens: answers would break off.</source>
        <translation>{share} das linhas, com {limit} tokens: respostas parariam no meio.</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln row(s)</source>
        <translation>
            <numerusform>Só %Ln linha</numerusform>
            <numerusform>Só %Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for a first try; {enough} or more teach reliably.</source>
        <translation>Basta para uma primeira tentativa; {enough} ou mais ensinam bem.</translation>
    </message>
    <message>
        <source>Enough for a first try; no measured number can be trusted.</source>
        <translation>Basta para uma primeira tentativa; nenhuma medição seria confiável.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are in both training and validation</source>
        <translation>
            <numerusform>%Ln linha está no treino e na validação</numerusform>
            <numerusform>%Ln linhas estão no treino e na validação</numerusform>
        </translation>
    </message>
    <message>
        <source>The measurement would be better than the model.</source>
        <translation>A medição ficaria melhor que o modelo.</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>um endereço de e-mail</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>um número de telefone</translation>
    </message>
    <message>
        <source>a CPF</source>
        <translation>um CPF</translation>
    </message>
    <message>
        <source>a CNPJ</source>
        <translation>um CNPJ</translation>
    </message>
    <message>
        <source>a card number</source>
        <translation>um número de cartão</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) contain personal data</source>
        <translation>
            <numerusform>%Ln linha contém dados pessoais</numerusform>
            <numerusform>%Ln linhas contêm dados pessoais</numerusform>
        </translation>
    </message>
    <message>
        <source>the model may repeat them</source>
        <translation>o modelo pode repeti-los</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s) of the data desk are left as they are</source>
        <translation>
            <numerusform>%Ln achado nos dados fica como está</numerusform>
            <numerusform>%Ln achados nos dados ficam como estão</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) are not used</source>
        <translation>
            <numerusform>%Ln coluna não é usada</numerusform>
            <numerusform>%Ln colunas não são usadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) not as recommended</source>
        <translation>
            <numerusform>%Ln ajuste diferente do recomendado</numerusform>
            <numerusform>%Ln ajustes diferentes do recomendado</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured: {used} of {total}</source>
        <translation>Medido: {used} de {total}</translation>
    </message>
    <message>
        <source>two real steps on this computer</source>
        <translation>dois passos reais neste computador</translation>
    </message>
    <message>
        <source>Fits your GPU: {used} of {total}</source>
        <translation>Cabe na sua GPU: {used} de {total}</translation>
    </message>
    <message>
        <source>Fits this computer: {used} of {total}</source>
        <translation>Cabe neste computador: {used} de {total}</translation>
    </message>
    <message>
        <source>Tight: {used} of {total}</source>
        <translation>Apertado: {used} de {total}</translation>
    </message>
    <message>
        <source>{free} are free; close what else uses the memory.</source>
        <translation>{free} livres; feche o que mais usa a memória.</translation>
    </message>
    <message>
        <source>measured; {free} are free, so close what else uses it.</source>
        <translation>medido; {free} livres, então feche o que mais usa a memória.</translation>
    </message>
    <message>
        <source>Does not fit: {used} needed</source>
        <translation>Não cabe: precisa de {used}</translation>
    </message>
    <message>
        <source>{free} of {total} are free</source>
        <translation>{free} de {total} livres</translation>
    </message>
    <message>
        <source>measured; {free} of {total} are free</source>
        <translation>medido; {free} de {total} livres</translation>
    </message>
    <message>
        <source>computed; two real steps can prove it before the start</source>
        <translation>calculado; dois passos reais podem provar isso antes do início</translation>
    </message>
    <message>
        <source>computed; it is measured once the model is here</source>
        <translation>calculado; será medido quando o modelo estiver aqui</translation>
    </message>
    <message>
        <source>Measured {measured}, not {computed} as computed</source>
        <translation>Medidos {measured}, e não os {computed} calculados</translation>
    </message>
    <message>
        <source>{share} more than planned for the longest batch</source>
        <translation>{share} a mais que o previsto para o lote mais longo</translation>
    </message>
    <message>
        <source>{share} less than planned for the longest batch</source>
        <translation>{share} a menos que o previsto para o lote mais longo</translation>
    </message>
    <message>
        <source>Two real steps on the longest batch are being tried</source>
        <translation>Dois passos reais no lote mais longo estão sendo testados</translation>
    </message>
    <message>
        <source>This takes a few seconds; you need not wait.</source>
        <translation>Isto leva alguns segundos; não é preciso esperar.</translation>
    </message>
    <message>
        <source>The memory could not be measured</source>
        <translation>Não foi possível medir a memória</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Use a local copy…</source>
        <translation>Usar uma cópia local…</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Escolher outro modelo</translation>
    </message>
    <message>
        <source>Look at the rows</source>
        <translation>Ver as linhas</translation>
    </message>
    <message>
        <source>Use Formiga&apos;s format</source>
        <translation>Usar o formato do Formiga</translation>
    </message>
    <message>
        <source>Learn every answer</source>
        <translation>Aprender todas as respostas</translation>
    </message>
    <message>
        <source>Learn answers only</source>
        <translation>Aprender só as respostas</translation>
    </message>
    <message>
        <source>Leave out long rows</source>
        <translation>Deixar longas de fora</translation>
    </message>
    <message>
        <source>Allow {value}</source>
        <translation>Permitir {value}</translation>
    </message>
    <message>
        <source>Cut them anyway</source>
        <translation>Cortar mesmo assim</translation>
    </message>
    <message>
        <source>Use bf16</source>
        <translation>Usar bf16</translation>
    </message>
    <message>
        <source>Use fp32</source>
        <translation>Usar fp32</translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation>Usar {value}</translation>
    </message>
    <message>
        <source>Train with it anyway</source>
        <translation>Treinar mesmo assim</translation>
    </message>
    <message>
        <source>Keep {value} aside</source>
        <translation>Reservar {value}</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Deixar de fora</translation>
    </message>
    <message>
        <source>Replace with marks</source>
        <translation>Trocar por marcadores</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>Try anyway</source>
        <translation>Tentar mesmo assim</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Medir agora</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuar assim</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restaurar tudo</translation>
    </message>
    <message>
        <source>{name} {value} instead of {usual}</source>
        <translation>{name} {value} em vez de {usual}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out</source>
        <translation>
            <numerusform>%Ln linha fica de fora</numerusform>
            <numerusform>%Ln linhas ficam de fora</numerusform>
        </translation>
    </message>
    <message>
        <source>the reasons are in the row report</source>
        <translation>os motivos estão no relatório de linhas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be cut</source>
        <translation>
            <numerusform>%Ln linha será cortada</numerusform>
            <numerusform>%Ln linhas serão cortadas</numerusform>
        </translation>
    </message>
    <message>
        <source>at {limit} tokens</source>
        <translation>em {limit} tokens</translation>
    </message>
    <message numerus="yes">
        <source>%Ln long row(s) left out</source>
        <translation>
            <numerusform>%Ln linha longa fica de fora</numerusform>
            <numerusform>%Ln linhas longas ficam de fora</numerusform>
        </translation>
    </message>
    <message>
        <source>longer than {limit} tokens</source>
        <translation>mais longas que {limit} tokens</translation>
    </message>
    <message>
        <source>Every row is used whole</source>
        <translation>Cada linha é usada inteira</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured on rows of their own</source>
        <translation>Medido em linhas próprias</translation>
    </message>
    <message>
        <source>No rows are kept aside</source>
        <translation>Nenhuma linha fica reservada</translation>
    </message>
    <message>
        <source>Whether the model got better cannot be measured.</source>
        <translation>Não será possível medir se o modelo melhorou.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) kept aside to measure</source>
        <translation>
            <numerusform>%Ln linha reservada para medir</numerusform>
            <numerusform>%Ln linhas reservadas para medir</numerusform>
        </translation>
    </message>
    <message>
        <source>They are never trained on.</source>
        <translation>Elas nunca são treinadas.</translation>
    </message>
    <message>
        <source>An adapter in the standard PEFT format, in the run&apos;s folder</source>
        <translation>Um adaptador no formato padrão do PEFT, na pasta do treinamento</translation>
    </message>
    <message>
        <source>Loss and perplexity before and after, on unseen rows</source>
        <translation>Perda e perplexidade antes e depois, em linhas não vistas</translation>
    </message>
    <message numerus="yes">
        <source>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; conversation(s) in &lt;b&gt;{file}&lt;/b&gt;.</source>
        <translation>
            <numerusform>O Formiga ensina &lt;b&gt;{model}&lt;/b&gt; a responder como a &lt;b&gt;%Ln&lt;/b&gt; conversa de &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
            <numerusform>O Formiga ensina &lt;b&gt;{model}&lt;/b&gt; a responder como as &lt;b&gt;%Ln&lt;/b&gt; conversas de &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
        </translation>
    </message>
    <message>
        <source>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to write like the text in &lt;b&gt;{file}&lt;/b&gt;.</source>
        <translation>O Formiga ensina &lt;b&gt;{model}&lt;/b&gt; a escrever como o texto de &lt;b&gt;{file}&lt;/b&gt;.</translation>
    </message>
    <message numerus="yes">
        <source>Formiga teaches &lt;b&gt;{model}&lt;/b&gt; to answer like the &lt;b&gt;%Ln&lt;/b&gt; row(s) of &lt;b&gt;{file}&lt;/b&gt;.</source>
        <translation>
            <numerusform>O Formiga ensina &lt;b&gt;{model}&lt;/b&gt; a responder como a &lt;b&gt;%Ln&lt;/b&gt; linha de &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
            <numerusform>O Formiga ensina &lt;b&gt;{model}&lt;/b&gt; a responder como as &lt;b&gt;%Ln&lt;/b&gt; linhas de &lt;b&gt;{file}&lt;/b&gt;.</numerusform>
        </translation>
    </message>
    <message>
        <source>The best state and the last three, to go on from</source>
        <translation>O melhor estado e os três últimos, para continuar deles</translation>
    </message>
    <message>
        <source>Answers of the base and the tuned model, side by side</source>
        <translation>Respostas do modelo base e do treinado, lado a lado</translation>
    </message>
    <message>
        <source>An adapter of {size} in the standard PEFT format</source>
        <translation>Um adaptador de {size} no formato padrão do PEFT</translation>
    </message>
    <message>
        <source>It sees &lt;b&gt;{share}&lt;/b&gt; of them, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</source>
        <translation>Ele vê &lt;b&gt;{share}&lt;/b&gt; delas, em &lt;b&gt;{updates}&lt;/b&gt; atualizações de {batch} linhas</translation>
    </message>
    <message numerus="yes">
        <source>It sees each of them &lt;b&gt;%Ln time(s)&lt;/b&gt;, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</source>
        <translation>
            <numerusform>Ele vê cada uma &lt;b&gt;%Ln vez&lt;/b&gt;, em &lt;b&gt;{updates}&lt;/b&gt; atualizações de {batch} linhas</numerusform>
            <numerusform>Ele vê cada uma &lt;b&gt;%Ln vezes&lt;/b&gt;, em &lt;b&gt;{updates}&lt;/b&gt; atualizações de {batch} linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>It sees each of them &lt;b&gt;{epochs}&lt;/b&gt; times, in &lt;b&gt;{updates}&lt;/b&gt; updates of {batch} rows</source>
        <translation>Ele vê cada uma &lt;b&gt;{epochs}&lt;/b&gt; vezes, em &lt;b&gt;{updates}&lt;/b&gt; atualizações de {batch} linhas</translation>
    </message>
    <message>
        <source>an adapter of rank {rank}</source>
        <translation>um adaptador de rank {rank}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{count}&lt;/b&gt; extra parameters (rank {rank})</source>
        <translation>&lt;b&gt;{count}&lt;/b&gt; parâmetros adicionais (rank {rank})</translation>
    </message>
    <message>
        <source>It trains {adapter}; the model itself stays unchanged.</source>
        <translation>Treina {adapter}; o modelo em si não muda.</translation>
    </message>
    <message>
        <source>In {bits}-bit precision it trains {adapter}; the model itself stays unchanged.</source>
        <translation>Em precisão de {bits} bits, treina {adapter}; o modelo em si não muda.</translation>
    </message>
    <message>
        <source>Rows of their own measure the progress</source>
        <translation>Linhas próprias medem o progresso</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; row(s) kept aside measure the progress</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; linha reservada mede o progresso</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; linhas reservadas medem o progresso</numerusform>
        </translation>
    </message>
    <message>
        <source>every {updates} updates</source>
        <translation>a cada {updates} atualizações</translation>
    </message>
    <message>
        <source>; the best state is kept.</source>
        <translation>; o melhor estado fica guardado.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>O que vai acontecer</translation>
    </message>
    <message>
        <source>You may close the window meanwhile; training continues.</source>
        <translation>Você pode fechar a janela enquanto isso; o treinamento continua.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Carregar</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Avaliar</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Conferência</translation>
    </message>
    <message>
        <source>Finishes about {time} if you start now</source>
        <translation>Termina por volta de {time} se você iniciar agora</translation>
    </message>
    <message>
        <source>Counted from usual speeds; the real one can differ twofold.</source>
        <translation>Contado por velocidades usuais; o real pode ser o dobro ou a metade.</translation>
    </message>
    <message>
        <source>When it is done</source>
        <translation>Ao terminar</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Nothing has been downloaded or changed so far.</source>
        <translation>Até aqui nada foi baixado nem alterado.</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>Pronto para treinar</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Ainda não está pronto</translation>
    </message>
    <message>
        <source>The run is being started</source>
        <translation>O treinamento está sendo iniciado</translation>
    </message>
    <message>
        <source>The file is being read again</source>
        <translation>O arquivo está sendo lido de novo</translation>
    </message>
    <message>
        <source>Writes the job file and copies the command</source>
        <translation>Grava o arquivo do job e copia o comando</translation>
    </message>
    <message>
        <source>The model is being looked at</source>
        <translation>O modelo está sendo examinado</translation>
    </message>
    <message>
        <source>The same from the command line</source>
        <translation>O mesmo pela linha de comando</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Question or task</source>
        <translation>Pergunta ou tarefa</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Instruction to the model</source>
        <translation>Instrução ao modelo</translation>
    </message>
    <message>
        <source>Earlier turns</source>
        <translation>Turnos anteriores</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Alternativas</translation>
    </message>
    <message>
        <source>Preferred answer</source>
        <translation>Resposta preferida</translation>
    </message>
    <message>
        <source>Rejected answer</source>
        <translation>Resposta rejeitada</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Also in the question</source>
        <translation>Também na pergunta</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Não usada</translation>
    </message>
</context>
<context>
    <name>RoleHeader</name>
    <message>
        <source>Choose …</source>
        <translation>Escolher …</translation>
    </message>
    <message>
        <source>Part of column {name}</source>
        <translation>Uso da coluna {name}</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>is not valid JSON</source>
        <translation>não é JSON válido</translation>
    </message>
    <message>
        <source>holds no JSON object</source>
        <translation>não contém um objeto JSON</translation>
    </message>
    <message>
        <source>holds NaN or Infinity, which JSON does not know</source>
        <translation>contém NaN ou Infinity, que o JSON não conhece</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>está aninhada demais</translation>
    </message>
    <message>
        <source>is not in the file&apos;s encoding</source>
        <translation>não está na codificação do arquivo</translation>
    </message>
    <message>
        <source>holds half a letter (a lone surrogate)</source>
        <translation>contém meia letra (um surrogate isolado)</translation>
    </message>
    <message>
        <source>has a quote that is never closed</source>
        <translation>tem aspas que nunca fecham</translation>
    </message>
    <message>
        <source>is too long to be one row</source>
        <translation>é longa demais para ser uma só linha</translation>
    </message>
    <message>
        <source>is where the file ends too early</source>
        <translation>é onde o arquivo acaba cedo demais</translation>
    </message>
    <message>
        <source>without an answer</source>
        <translation>sem resposta</translation>
    </message>
    <message>
        <source>without a question</source>
        <translation>sem pergunta</translation>
    </message>
    <message>
        <source>exact repetition</source>
        <translation>repetição exata</translation>
    </message>
    <message>
        <source>not text</source>
        <translation>não é texto</translation>
    </message>
    <message>
        <source>plain text among questions and answers</source>
        <translation>texto simples entre perguntas e respostas</translation>
    </message>
    <message>
        <source>columns of another shape</source>
        <translation>colunas de outra forma</translation>
    </message>
    <message>
        <source>a speaker nobody knows</source>
        <translation>alguém desconhecido fala</translation>
    </message>
    <message>
        <source>tools or functions are called</source>
        <translation>chama ferramentas ou funções</translation>
    </message>
    <message>
        <source>not as many answers as questions in its lists</source>
        <translation>listas com números diferentes de perguntas e respostas</translation>
    </message>
    <message>
        <source>more cells than columns</source>
        <translation>mais células que colunas</translation>
    </message>
    <message>
        <source>longer than the limit</source>
        <translation>mais longa que o limite</translation>
    </message>
    <message>
        <source>no part of the answer fits the limit</source>
        <translation>nenhuma parte da resposta cabe no limite</translation>
    </message>
    <message>
        <source>refused by the model&apos;s template</source>
        <translation>recusada pelo template do modelo</translation>
    </message>
    <message>
        <source>beyond the chosen number of rows</source>
        <translation>além do número escolhido de linhas</translation>
    </message>
    <message>
        <source>an answer that the data calls bad</source>
        <translation>uma resposta que os dados chamam de ruim</translation>
    </message>
    <message>
        <source>nearly the same as another row</source>
        <translation>quase igual a outra linha</translation>
    </message>
    <message>
        <source>another answer to the same question</source>
        <translation>outra resposta à mesma pergunta</translation>
    </message>
    <message>
        <source>also in the validation file</source>
        <translation>também no arquivo de validação</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>dados pessoais</translation>
    </message>
    <message>
        <source>harmful content</source>
        <translation>conteúdo nocivo</translation>
    </message>
    <message>
        <source>a placeholder nobody filled in</source>
        <translation>um marcador que ninguém preencheu</translation>
    </message>
    <message>
        <source>an answer of one word</source>
        <translation>uma resposta de uma só palavra</translation>
    </message>
    <message>
        <source>broken accented letters</source>
        <translation>letras acentuadas quebradas</translation>
    </message>
    <message>
        <source>another language than the rest</source>
        <translation>idioma diferente do resto</translation>
    </message>
    <message>
        <source>instructions with answers</source>
        <translation>instruções com respostas</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>conversas</translation>
    </message>
    <message>
        <source>questions about a text</source>
        <translation>perguntas sobre um texto</translation>
    </message>
    <message>
        <source>pairs of a preferred and a rejected answer</source>
        <translation>pares de resposta preferida e rejeitada</translation>
    </message>
    <message>
        <source>answers marked good or bad</source>
        <translation>respostas marcadas como boas ou ruins</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>texto simples</translation>
    </message>
    <message>
        <source>rows of several kinds</source>
        <translation>linhas de vários tipos</translation>
    </message>
    <message>
        <source>texts with labels</source>
        <translation>textos com rótulos</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>múltipla escolha</translation>
    </message>
    <message>
        <source>questions without answers</source>
        <translation>perguntas sem respostas</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>no rows of text</source>
        <translation>nenhuma linha de texto</translation>
    </message>
</context>
<context>
    <name>RowReport</name>
    <message numerus="yes">
        <source>line(s) {lines}</source>
        <translation>
            <numerusform>linha {lines}</numerusform>
            <numerusform>linhas {lines}</numerusform>
        </translation>
    </message>
    <message>
        <source>left out</source>
        <translation>de fora</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeitadas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Salvar relatório</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank line(s) not counted</source>
        <translation>
            <numerusform>%Ln linha em branco não contada</numerusform>
            <numerusform>%Ln linhas em branco não contadas</numerusform>
        </translation>
    </message>
    <message>
        <source>used whole</source>
        <translation>usadas inteiras</translation>
    </message>
    <message>
        <source>used, cut</source>
        <translation>usadas, cortadas</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Vale saber</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>Trained parameters</source>
        <translation>Parâmetros treinados</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>Melhor passo</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Tempo de treino</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Calculado em</translation>
    </message>
    <message>
        <source>Lockfile</source>
        <translation>Lockfile</translation>
    </message>
    <message>
        <source>{trained} of {total} ({share})</source>
        <translation>{trained} de {total} ({share})</translation>
    </message>
    <message>
        <source>{count} trained</source>
        <translation>{count} treinadas</translation>
    </message>
    <message>
        <source>{count} kept aside</source>
        <translation>{count} reservadas</translation>
    </message>
    <message>
        <source>{count} rejected</source>
        <translation>{count} rejeitadas</translation>
    </message>
    <message>
        <source>Step kept</source>
        <translation>Passo guardado</translation>
    </message>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step} de {steps}</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Show log</source>
        <translation>Mostrar registro</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>Stop after checkpoint</source>
        <translation>Parar após checkpoint</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>Ver o resultado</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Progresso do treinamento</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Salvar agora</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Parar e manter</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lendo</translation>
    </message>
    <message>
        <source>Reading the history of this run…</source>
        <translation>Lendo a história deste treinamento…</translation>
    </message>
    <message>
        <source>A stop has been asked for</source>
        <translation>A parada já foi pedida</translation>
    </message>
    <message>
        <source>A pause has been asked for</source>
        <translation>Uma pausa foi pedida</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Sair da fila</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvando…</translation>
    </message>
    <message>
        <source>A checkpoint is written after the present step</source>
        <translation>Um checkpoint é gravado depois do passo atual</translation>
    </message>
    <message>
        <source>The environment is being checked</source>
        <translation>O ambiente está sendo conferido</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>started {time}</source>
        <translation>iniciado {time}</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>Not started</source>
        <translation>Não iniciado</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Na fila</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Carregando</translation>
    </message>
    <message>
        <source>Compiling</source>
        <translation>Compilando</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treinando</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Medindo</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Gravando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausando</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Parando</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Stopped by a problem</source>
        <translation>Parou com problema</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdido</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Danificado</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Sem resposta</translation>
    </message>
    <message>
        <source>The disk is full, so the engine cannot say how far it is.</source>
        <translation>O disco está cheio, então o motor não consegue dizer até onde chegou.</translation>
    </message>
    <message>
        <source>Its folder is not there any more: it was moved or deleted.</source>
        <translation>A pasta dele não existe mais: foi movida ou apagada.</translation>
    </message>
    <message>
        <source>Nothing was saved yet; Resume begins again.</source>
        <translation>Nada foi gravado ainda; retomar começa de novo.</translation>
    </message>
    <message>
        <source>Step {step} is saved.</source>
        <translation>O passo {step} está gravado.</translation>
    </message>
    <message>
        <source>The engine has not written anything yet.</source>
        <translation>O motor ainda não escreveu nada.</translation>
    </message>
    <message>
        <source>Its history (events.jsonl) cannot be read. What it saved lies in its folder.</source>
        <translation>O histórico dele (events.jsonl) não pode ser lido. O que ele salvou está na pasta dele.</translation>
    </message>
    <message>
        <source>Its job (job.json) cannot be read, so it cannot go on. What it saved lies in its folder.</source>
        <translation>O job dele (job.json) não pode ser lido, por isso ele não pode continuar. O que ele salvou está na pasta dele.</translation>
    </message>
    <message>
        <source>The curve lies in the history, which cannot be read.</source>
        <translation>A curva está no histórico, que não pode ser lido.</translation>
    </message>
    <message>
        <source>The answers lie in the history, which cannot be read.</source>
        <translation>As respostas estão no histórico, que não pode ser lido.</translation>
    </message>
    <message>
        <source>It ended before its first step: there is no curve.</source>
        <translation>Terminou antes do primeiro passo: não há curva.</translation>
    </message>
    <message>
        <source>It ended before its first answer.</source>
        <translation>Terminou antes da primeira resposta.</translation>
    </message>
    <message>
        <source>The curve begins with the first step.</source>
        <translation>A curva começa com o primeiro passo.</translation>
    </message>
    <message>
        <source>The first answer comes before training, the next with a measurement.</source>
        <translation>A primeira resposta vem antes do treino; a próxima, com uma medição.</translation>
    </message>
    <message numerus="yes">
        <source>Starts by itself when %Ln run(s) before it have ended.</source>
        <translation>
            <numerusform>Começa sozinho quando %Ln treinamento antes dele terminar.</numerusform>
            <numerusform>Começa sozinho quando %Ln treinamentos antes dele terminarem.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts by itself when the device is free.</source>
        <translation>Começa sozinho quando o dispositivo estiver livre.</translation>
    </message>
    <message>
        <source>Fetching {what}: {done} of {total}.</source>
        <translation>Baixando {what}: {done} de {total}.</translation>
    </message>
    <message>
        <source>Model and rows are being loaded; nothing to do for you.</source>
        <translation>O modelo e as linhas estão sendo carregados; você não precisa fazer nada.</translation>
    </message>
    <message>
        <source>Layers are being compiled, as you asked; this can take minutes.</source>
        <translation>As camadas estão sendo compiladas, como você pediu; isso pode levar minutos.</translation>
    </message>
    <message>
        <source>The engine is being started; this takes some seconds.</source>
        <translation>O motor está sendo iniciado; isso leva alguns segundos.</translation>
    </message>
    <message>
        <source>Paused by you {time}, after step {step}. Nothing is lost; {device}.</source>
        <translation>Pausado por você {time}, depois do passo {step}. Nada se perdeu; {device}.</translation>
    </message>
    <message>
        <source>its memory is free</source>
        <translation>a memória está livre</translation>
    </message>
    <message>
        <source>the GPU is free</source>
        <translation>a GPU está livre</translation>
    </message>
    <message>
        <source>Waits for room on the disk and then goes on by itself.</source>
        <translation>Espera espaço no disco e depois continua sozinho.</translation>
    </message>
    <message>
        <source>Waits after step {step}.</source>
        <translation>Espera depois do passo {step}.</translation>
    </message>
    <message>
        <source>Ends the step it is in, saves everything, then frees the device.</source>
        <translation>Termina o passo atual, grava tudo e então libera o dispositivo.</translation>
    </message>
    <message>
        <source>Ends the step it is in, saves a checkpoint, then stops.</source>
        <translation>Termina o passo em andamento, grava um checkpoint e para.</translation>
    </message>
    <message>
        <source>Stopped {time}, after step {step}. {saved}</source>
        <translation>Parado {time}, depois do passo {step}. {saved}</translation>
    </message>
    <message numerus="yes">
        <source>all %Ln step(s)</source>
        <translation>
            <numerusform>%Ln passo</numerusform>
            <numerusform>todos os %Ln passos</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished {time}, {steps}.</source>
        <translation>Concluído {time}, {steps}.</translation>
    </message>
    <message>
        <source>Ended {time}, after step {step}. {saved}</source>
        <translation>Terminou {time}, depois do passo {step}. {saved}</translation>
    </message>
    <message>
        <source>The engine ended without a word, perhaps with the computer. {saved}</source>
        <translation>O motor terminou sem dizer nada, talvez junto com o computador. {saved}</translation>
    </message>
    <message>
        <source>No sign of the engine for {time}; it gives one every 10 seconds. The log may say why.</source>
        <translation>Sem sinal do motor há {time}; ele dá um a cada 10 segundos. O registro pode dizer o motivo.</translation>
    </message>
    <message>
        <source>Alive, but no step for {time}. {why}</source>
        <translation>Ativo, mas sem nenhum passo há {time}. {why}</translation>
    </message>
    <message>
        <source>A checkpoint is being written to a slow disk.</source>
        <translation>Um checkpoint está sendo gravado em um disco lento.</translation>
    </message>
    <message>
        <source>The rows kept aside are being measured.</source>
        <translation>As linhas reservadas estão sendo medidas.</translation>
    </message>
    <message>
        <source>The log may say why.</source>
        <translation>O registro pode dizer por quê.</translation>
    </message>
    <message numerus="yes">
        <source>Starts when {name} has finished, and %Ln run(s) before it.</source>
        <translation>
            <numerusform>Começa quando {name} terminar, e %Ln treinamento antes dele.</numerusform>
            <numerusform>Começa quando {name} terminar, e %Ln treinamentos antes dele.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts when {name} has finished.</source>
        <translation>Começa quando {name} terminar.</translation>
    </message>
    <message>
        <source>Starts when {name} has finished, about {time}.</source>
        <translation>Começa quando {name} terminar, por volta das {time}.</translation>
    </message>
</context>
<context>
    <name>RunTiles</name>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Perda de validação</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>Memória GPU</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tempo restante</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>época {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>época {epoch} de {epochs}</translation>
    </message>
    <message>
        <source>no rows kept aside</source>
        <translation>nenhuma linha reservada</translation>
    </message>
    <message>
        <source>best {loss} at step {step}</source>
        <translation>melhor {loss} no passo {step}</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>antes do treino</translation>
    </message>
    <message>
        <source>was {loss} before training</source>
        <translation>era {loss} antes do treino</translation>
    </message>
    <message>
        <source>was {speed}</source>
        <translation>era {speed}</translation>
    </message>
    <message>
        <source>{count} steps per s</source>
        <translation>{count} passos por s</translation>
    </message>
    <message>
        <source>{seconds} s per step</source>
        <translation>{seconds} s por passo</translation>
    </message>
    <message>
        <source>in use by other programs</source>
        <translation>usado por outros programas</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>de {total}</translation>
    </message>
    <message>
        <source>of {total}, peak {peak}</source>
        <translation>de {total}, pico {peak}</translation>
    </message>
    <message>
        <source>peak {peak}</source>
        <translation>pico {peak}</translation>
    </message>
    <message>
        <source>The card is {load} busy</source>
        <translation>A placa está {load} ocupada</translation>
    </message>
    <message>
        <source>{degrees} °C</source>
        <translation>{degrees} °C</translation>
    </message>
    <message>
        <source>The card is {load} busy and {degrees} warm</source>
        <translation>A placa está {load} ocupada e a {degrees}</translation>
    </message>
    <message>
        <source>trained for {time}</source>
        <translation>treinado por {time}</translation>
    </message>
    <message>
        <source>until about {time}</source>
        <translation>até cerca de {time}</translation>
    </message>
    <message>
        <source>after you resume</source>
        <translation>depois de retomar</translation>
    </message>
    <message>
        <source>from step {step}</source>
        <translation>a partir do passo {step}</translation>
    </message>
    <message>
        <source>at its peak</source>
        <translation>no pico</translation>
    </message>
    <message>
        <source>peak on {device}</source>
        <translation>pico em {device}</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Run</source>
        <translation>Treinamento</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validação</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Melhor</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>at step {step}</source>
        <translation>no passo {step}</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Treinamentos</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Ainda não há treinamentos</translation>
    </message>
    <message>
        <source>A run takes your examples and teaches them to a model on this computer.</source>
        <translation>Um treinamento ensina os seus exemplos a um modelo neste computador.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln treinamento</numerusform>
            <numerusform>%Ln treinamentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
</context>
<context>
    <name>SamplesCard</name>
    <message>
        <source>Sample now</source>
        <translation>Testar agora</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>Respostas</translation>
    </message>
    <message>
        <source>Question {at} of {count}</source>
        <translation>Pergunta {at} de {count}</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Respondendo…</translation>
    </message>
    <message>
        <source>The model answers after the present step</source>
        <translation>O modelo responde depois do passo atual</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Pergunta anterior</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Próxima pergunta</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>esperado</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>antes do treino</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>passo {step}</translation>
    </message>
    <message>
        <source>closest yet</source>
        <translation>mais próxima até agora</translation>
    </message>
    <message>
        <source>Of all answers so far the most like the expected one</source>
        <translation>De todas as respostas até agora, a mais parecida com a esperada</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>(sem resposta)</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Learning</source>
        <translation>Aprendizado</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizado</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Most updates</source>
        <translation>Máximo de atualizações</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>atualizações</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sem limite</translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation>Linha mais longa</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>Longer rows</source>
        <translation>Linhas mais longas</translation>
    </message>
    <message>
        <source>are cut</source>
        <translation>são cortadas</translation>
    </message>
    <message>
        <source>are left out</source>
        <translation>ficam de fora</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Treinar com</translation>
    </message>
    <message>
        <source>every answer</source>
        <translation>todas as respostas</translation>
    </message>
    <message>
        <source>the last answer</source>
        <translation>a última resposta</translation>
    </message>
    <message>
        <source>all text</source>
        <translation>o texto todo</translation>
    </message>
    <message>
        <source>Conversation format</source>
        <translation>Formato de conversa</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>o do modelo</translation>
    </message>
    <message>
        <source>Formiga&apos;s plain one</source>
        <translation>o simples, do Formiga</translation>
    </message>
    <message>
        <source>Most rows</source>
        <translation>Máximo de linhas</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>Leave out repeated rows</source>
        <translation>Deixar repetidas de fora</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>Taxa ao longo do tempo</translation>
    </message>
    <message>
        <source>cosine to zero</source>
        <translation>cosseno até zero</translation>
    </message>
    <message>
        <source>linear to zero</source>
        <translation>linear até zero</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constante</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aquecimento</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Largest correction</source>
        <translation>Maior correção</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Rows without a loss</source>
        <translation>Linhas sem perda calculável</translation>
    </message>
    <message>
        <source>stop and name them</source>
        <translation>parar e dizer quais são</translation>
    </message>
    <message>
        <source>leave them out</source>
        <translation>deixá-las de fora</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>Rank r</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Layers with adapter</source>
        <translation>Camadas com adaptador</translation>
    </message>
    <message>
        <source>rsLoRA scaling</source>
        <translation>Escala rsLoRA</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Paciência</translation>
    </message>
    <message>
        <source>measurements</source>
        <translation>medições</translation>
    </message>
    <message>
        <source>never stop early</source>
        <translation>não parar antes</translation>
    </message>
    <message>
        <source>Base weights</source>
        <translation>Pesos da base</translation>
    </message>
    <message>
        <source>4-bit NF4</source>
        <translation>4 bits NF4</translation>
    </message>
    <message>
        <source>4-bit FP4</source>
        <translation>4 bits FP4</translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation>8 bits</translation>
    </message>
    <message>
        <source>not quantised</source>
        <translation>sem quantização</translation>
    </message>
    <message>
        <source>Double quantisation</source>
        <translation>Quantização dupla</translation>
    </message>
    <message>
        <source>Rows at once</source>
        <translation>Linhas por vez</translation>
    </message>
    <message>
        <source>Summed into one update</source>
        <translation>Somadas em uma atualização</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>Gradient checkpointing</translation>
    </message>
    <message>
        <source>Recompute one layer in</source>
        <translation>Recalcular uma camada a cada</translation>
    </message>
    <message>
        <source>Wait in main memory</source>
        <translation>Esperar na memória RAM</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Otimizador</translation>
    </message>
    <message>
        <source>as it fits</source>
        <translation>como couber</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 bits</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 bits</translation>
    </message>
    <message>
        <source>8 bit, paged</source>
        <translation>8 bits, paginado</translation>
    </message>
    <message>
        <source>May cut rows shorter</source>
        <translation>Pode cortar linhas</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>Compilar</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Aritmética</translation>
    </message>
    <message>
        <source>the card&apos;s best</source>
        <translation>o melhor da placa</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Calcular em</translation>
    </message>
    <message>
        <source>the card, if there is one</source>
        <translation>a placa, se houver</translation>
    </message>
    <message>
        <source>the graphics card</source>
        <translation>a placa de vídeo</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>o processador</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint a cada</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Avaliação</translation>
    </message>
    <message>
        <source>Rows kept aside</source>
        <translation>Linhas reservadas</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>linhas</translation>
    </message>
    <message>
        <source>Adapter&apos;s numbers</source>
        <translation>Números do adaptador</translation>
    </message>
    <message>
        <source>Memory and speed</source>
        <translation>Memória e velocidade</translation>
    </message>
    <message>
        <source>Seed of the choice</source>
        <translation>Semente do sorteio</translation>
    </message>
    <message>
        <source>Measure every</source>
        <translation>Medir a cada</translation>
    </message>
    <message>
        <source>Rows measured at once</source>
        <translation>Linhas medidas por vez</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>Respostas</translation>
    </message>
    <message>
        <source>Own questions</source>
        <translation>Perguntas próprias</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Resposta mais longa</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Guardar o melhor</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ligado</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligado</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
</context>
<context>
    <name>SettingGroup</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln alterado</numerusform>
            <numerusform>%Ln alterados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Changed</source>
        <translation>Alterado</translation>
    </message>
    <message>
        <source>Reset {name} to the recommended value</source>
        <translation>Voltar {name} ao valor recomendado</translation>
    </message>
    <message>
        <source>Why this value of {name} is recommended</source>
        <translation>Por que este valor de {name} é recomendado</translation>
    </message>
    <message>
        <source>Recommended: {value}</source>
        <translation>Recomendado: {value}</translation>
    </message>
    <message>
        <source>{unit}, or %</source>
        <translation>{unit} ou %</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>uma por linha</translation>
    </message>
    <message>
        <source>This is not a number. Example: {example}</source>
        <translation>Isto não é um número. Exemplo: {example}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Choose one of three. Every value below follows from your card, your rows and your model.</source>
        <translation>Escolha uma de três. Cada valor abaixo vem da sua placa, das suas linhas e do seu modelo.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restaurar tudo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) differ from {preset}</source>
        <translation>
            <numerusform>%Ln ajuste difere de {preset}</numerusform>
            <numerusform>%Ln ajustes diferem de {preset}</numerusform>
        </translation>
    </message>
    <message>
        <source>as in {preset}</source>
        <translation>como em {preset}</translation>
    </message>
    <message>
        <source>Next: review</source>
        <translation>Avançar: revisão</translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln atualização</numerusform>
            <numerusform>%Ln atualizações</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) each</source>
        <translation>
            <numerusform>%Ln linha em cada</numerusform>
            <numerusform>%Ln linhas em cada</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>A value marked in red cannot be used</source>
        <translation>Um valor marcado em vermelho não pode ser usado</translation>
    </message>
    <message>
        <source>The presets use the fields&apos; own defaults</source>
        <translation>As predefinições usam os valores padrão dos campos</translation>
    </message>
    <message>
        <source>This model&apos;s shape is not known before it is downloaded, so values cannot be fitted to it yet.</source>
        <translation>A forma deste modelo só é conhecida depois de baixado, por isso os valores ainda não podem ser ajustados a ele.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avançado</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Formiga needs its engine once. After that everything works offline.</source>
        <translation>O Formiga precisa do motor uma única vez. Depois disso, tudo funciona sem internet.</translation>
    </message>
    <message>
        <source>Every file is checked against a list of fingerprints that was tested as a whole. No model is downloaded now.</source>
        <translation>Cada arquivo é comparado com uma lista de impressões digitais que foi testada como um todo. Nenhum modelo é baixado agora.</translation>
    </message>
    <message>
        <source>Needs no administrator password and changes no other Python on this computer.</source>
        <translation>Não precisa de senha de administrador e não altera nenhum outro Python deste computador.</translation>
    </message>
    <message>
        <source>Set up the training engine</source>
        <translation>Preparar o motor de treinamento</translation>
    </message>
    <message>
        <source>What will be fetched</source>
        <translation>O que será baixado</translation>
    </message>
    <message>
        <source>Choose the folder with the exported files</source>
        <translation>Escolha a pasta com os arquivos exportados</translation>
    </message>
    <message>
        <source>Works with this computer</source>
        <translation>Funciona com este computador</translation>
    </message>
    <message>
        <source>Works, small models only</source>
        <translation>Funciona, só modelos pequenos</translation>
    </message>
    <message>
        <source>driver {driver}, compute capability {capability}: supported</source>
        <translation>driver {driver}, compute capability {capability}: compatível</translation>
    </message>
    <message>
        <source>The starter model and very small ones train on the processor; larger ones need a card.</source>
        <translation>O modelo inicial e os muito pequenos treinam no processador; os maiores precisam de uma placa.</translation>
    </message>
    <message>
        <source>No NVIDIA card found</source>
        <translation>Nenhuma placa NVIDIA encontrada</translation>
    </message>
    <message>
        <source>The engine for the processor</source>
        <translation>O motor para o processador</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s)</source>
        <translation>
            <numerusform>%Ln pacote</numerusform>
            <numerusform>%Ln pacotes</numerusform>
        </translation>
    </message>
    <message>
        <source>PyTorch for the processor</source>
        <translation>PyTorch para o processador</translation>
    </message>
    <message>
        <source>PyTorch for CUDA {cuda}</source>
        <translation>PyTorch para CUDA {cuda}</translation>
    </message>
    <message numerus="yes">
        <source>Python and %Ln other package(s)</source>
        <translation>
            <numerusform>Python e %Ln outro pacote</numerusform>
            <numerusform>Python e %Ln outros pacotes</numerusform>
        </translation>
    </message>
    <message>
        <source>bitsandbytes, 4-bit kernels</source>
        <translation>bitsandbytes, kernels de 4 bits</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} livres</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>Set up engine</source>
        <translation>Preparar motor</translation>
    </message>
    <message>
        <source>There is not enough free disk space</source>
        <translation>Não há espaço livre suficiente em disco</translation>
    </message>
    <message>
        <source>I have the files on a disk…</source>
        <translation>Já tenho os arquivos…</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>Mostrar plano</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>SignInSheet</name>
    <message>
        <source>Sign in to the hub</source>
        <translation>Entrar no hub</translation>
    </message>
    <message>
        <source>Some models are given only to people who have accepted their terms. A token shows the hub who asks.</source>
        <translation>Alguns modelos só são dados a quem aceitou os termos deles. Um token mostra ao hub quem está pedindo.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Make a token…</source>
        <translation>Criar um token…</translation>
    </message>
    <message>
        <source>1. Make a token on the hub&apos;s page. The type “Read” is enough.</source>
        <translation>1. Crie um token na página do hub. O tipo “Read” basta.</translation>
    </message>
    <message>
        <source>2. Copy it and paste it here.</source>
        <translation>2. Copie e cole aqui.</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring, never in a file, and given only to the part of Formiga that fetches models.</source>
        <translation>Ele fica no chaveiro deste computador, nunca em um arquivo, e só vai para a parte do Formiga que baixa modelos.</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>Esquecer o token</translation>
    </message>
    <message>
        <source>Test and keep</source>
        <translation>Testar e guardar</translation>
    </message>
    <message>
        <source>Paste a token first</source>
        <translation>Cole um token primeiro</translation>
    </message>
    <message>
        <source>Asking the hub whose token this is</source>
        <translation>Perguntando ao hub de quem é este token</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Você entrou como {name}</translation>
    </message>
    <message>
        <source>The token is in the keyring.</source>
        <translation>O token está no chaveiro.</translation>
    </message>
    <message>
        <source>This computer has no keyring that takes it: the token is forgotten when Formiga is closed.</source>
        <translation>Este computador não tem um chaveiro que o aceite: o token é esquecido quando o Formiga é fechado.</translation>
    </message>
</context>
<context>
    <name>StageRow</name>
    <message>
        <source>Look at this computer</source>
        <translation>Examinar este computador</translation>
    </message>
    <message>
        <source>Fetch the files</source>
        <translation>Baixar os arquivos</translation>
    </message>
    <message>
        <source>Install into a new folder</source>
        <translation>Instalar em uma pasta nova</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Pôr à prova</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Ativar</translation>
    </message>
    <message>
        <source>waiting for another set-up on this computer to end</source>
        <translation>esperando outra preparação neste computador terminar</translation>
    </message>
    <message>
        <source>{done} of {total}: {item}</source>
        <translation>{done} de {total}: {item}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>preparing the Python</source>
        <translation>preparando o Python</translation>
    </message>
    <message>
        <source>fetching</source>
        <translation>baixando</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>descompactando</translation>
    </message>
    <message>
        <source>compiling</source>
        <translation>compilando</translation>
    </message>
    <message>
        <source>comparing every file with its fingerprint</source>
        <translation>comparando cada arquivo com a impressão digital</translation>
    </message>
    <message>
        <source>loading the libraries</source>
        <translation>carregando as bibliotecas</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>em andamento</translation>
    </message>
    <message>
        <source>beside the present one, which stays in use</source>
        <translation>ao lado do atual, que continua em uso</translation>
    </message>
    <message>
        <source>card, driver, disk, what is there already</source>
        <translation>placa, driver, disco, o que já existe</translation>
    </message>
    <message>
        <source>only what is not in the store yet; every fingerprint is checked</source>
        <translation>só o que ainda não está no depósito; cada impressão digital é conferida</translation>
    </message>
    <message>
        <source>in Formiga&apos;s own folder</source>
        <translation>na pasta do próprio Formiga</translation>
    </message>
    <message>
        <source>one real 4-bit training step, compared with the expected numbers</source>
        <translation>um passo real de treinamento em 4 bits, comparado com os números esperados</translation>
    </message>
    <message>
        <source>only when the proof has passed</source>
        <translation>só depois de passar na prova</translation>
    </message>
    <message>
        <source>will build {lockfile}</source>
        <translation>vai construir {lockfile}</translation>
    </message>
    <message>
        <source>{size}, all fingerprints match</source>
        <translation>{size}, todas as impressões digitais conferem</translation>
    </message>
    <message>
        <source>all fingerprints match</source>
        <translation>todas as impressões digitais conferem</translation>
    </message>
    <message numerus="yes">
        <source>%Ln package(s)</source>
        <translation>
            <numerusform>%Ln pacote</numerusform>
            <numerusform>%Ln pacotes</numerusform>
        </translation>
    </message>
    <message>
        <source>passed</source>
        <translation>passou</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>Passo {number} de {total}: {name}</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>Voltar para {name}</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Read as</source>
        <translation>Ler como</translation>
    </message>
    <message>
        <source>Please review</source>
        <translation>Revise, por favor</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln arquivo</numerusform>
            <numerusform>%Ln arquivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificação</translation>
    </message>
    <message>
        <source>How the file&apos;s bytes are read as letters</source>
        <translation>Como os bytes do arquivo são lidos como letras</translation>
    </message>
    <message>
        <source>as detected</source>
        <translation>como detectado</translation>
    </message>
    <message>
        <source>running text</source>
        <translation>texto corrido</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulação</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>names the columns</source>
        <translation>dá nome às colunas</translation>
    </message>
    <message>
        <source>is a row</source>
        <translation>é de dados</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Primeira linha</translation>
    </message>
</context>
<context>
    <name>TokenBar</name>
    <message>
        <source>Row before (←)</source>
        <translation>Linha anterior (←)</translation>
    </message>
    <message>
        <source>Next row (→)</source>
        <translation>Próxima linha (→)</translation>
    </message>
    <message>
        <source>Find words in all rows</source>
        <translation>Buscar em todas as linhas</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortadas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Mais longas</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Ao acaso</translation>
    </message>
    <message>
        <source>With the finding</source>
        <translation>Com o achado</translation>
    </message>
</context>
<context>
    <name>TokenView</name>
    <message>
        <source>trained</source>
        <translation>treinado</translation>
    </message>
    <message>
        <source>read, not learned</source>
        <translation>lido, não aprendido</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>não visto</translation>
    </message>
    <message>
        <source>Token {number} · {state}
Text: {text}
Id: {id}
Bytes: {bytes}</source>
        <translation>Token {number} · {state}
Texto: {text}
Id: {id}
Bytes: {bytes}</translation>
    </message>
    <message>
        <source>system</source>
        <translation>sistema</translation>
    </message>
    <message>
        <source>user</source>
        <translation>usuário</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistente</translation>
    </message>
    <message numerus="yes">
        <source>cut here: %Ln token(s)</source>
        <translation>
            <numerusform>cortado aqui: %Ln token</numerusform>
            <numerusform>cortados aqui: %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are not seen</source>
        <translation>
            <numerusform>mais %Ln não é visto</numerusform>
            <numerusform>mais %Ln não são vistos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s): unfold</source>
        <translation>
            <numerusform>%Ln token: expandir</numerusform>
            <numerusform>%Ln tokens: expandir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln turn(s) in between</source>
        <translation>
            <numerusform>%Ln turno no meio</numerusform>
            <numerusform>%Ln turnos no meio</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tokens</name>
    <message numerus="yes">
        <source>%Ln row(s) are still cut</source>
        <translation>
            <numerusform>%Ln linha ainda é cortada</numerusform>
            <numerusform>%Ln linhas ainda são cortadas</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} brings no chat template, so Formiga&apos;s documented one is used. This is the exact input of training, token by token.</source>
        <translation>{model} não traz chat template, por isso é usado o do Formiga, que está documentado. Esta é a entrada exata do treino, token por token.</translation>
    </message>
    <message>
        <source>Your row in Formiga&apos;s own conversation format, as you chose, instead of {model}&apos;s. This is the exact input of training, token by token.</source>
        <translation>Sua linha no formato de conversa do próprio Formiga, como você escolheu, em vez do de {model}. Esta é a entrada exata do treino, token por token.</translation>
    </message>
    <message>
        <source>No model is chosen yet: this is your row after {model}&apos;s chat template. With another model it looks different.</source>
        <translation>Nenhum modelo foi escolhido ainda: esta é sua linha como {model} a vê, com o chat template dele. Com outro modelo fica diferente.</translation>
    </message>
    <message>
        <source>Your row after {model}&apos;s chat template. This is the exact input of training, token by token.</source>
        <translation>Sua linha como {model} a vê, com o chat template dele. Esta é a entrada exata do treino, token por token.</translation>
    </message>
    <message>
        <source>the starter model</source>
        <translation>o modelo inicial</translation>
    </message>
    <message>
        <source>Answers: the usual choice for chat.</source>
        <translation>Respostas: a escolha usual para chat.</translation>
    </message>
    <message>
        <source>Last answer: earlier ones are context. For long conversations.</source>
        <translation>Última resposta: as anteriores são contexto. Para conversas longas.</translation>
    </message>
    <message>
        <source>All: questions are learned too. For plain text.</source>
        <translation>Tudo: as perguntas também são aprendidas. Para texto simples.</translation>
    </message>
    <message numerus="yes">
        <source>The text becomes %Ln block(s); nothing is cut off</source>
        <translation>
            <numerusform>O texto vira %Ln bloco; nada é cortado</numerusform>
            <numerusform>O texto vira %Ln blocos; nada é cortado</numerusform>
        </translation>
    </message>
    <message>
        <source>Template comes from the tokenizer</source>
        <translation>O template vem do tokenizador</translation>
    </message>
    <message>
        <source>Formiga&apos;s own template: the model has none</source>
        <translation>Template do próprio Formiga: o modelo não tem</translation>
    </message>
    <message>
        <source>Formiga&apos;s own template, as you chose</source>
        <translation>Template do próprio Formiga, como você escolheu</translation>
    </message>
    <message>
        <source>The template writes no end mark; Formiga puts one behind each answer</source>
        <translation>O template não escreve marca de fim; o Formiga põe uma após cada resposta</translation>
    </message>
    <message>
        <source>Every trained part ends with an end mark</source>
        <translation>Toda parte treinada acaba com uma marca de fim</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) end without an end mark</source>
        <translation>
            <numerusform>%Ln linha acaba sem marca de fim</numerusform>
            <numerusform>%Ln linhas acabam sem marca de fim</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubled start mark</source>
        <translation>Nenhuma marca de início dobrada</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) had a doubled start mark; one was taken out</source>
        <translation>
            <numerusform>%Ln linha tinha marca de início dobrada; uma foi tirada</numerusform>
            <numerusform>%Ln linhas tinham marca de início dobrada; uma foi tirada</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) would train nothing and are left out</source>
        <translation>
            <numerusform>%Ln linha não treinaria nada e fica de fora</numerusform>
            <numerusform>%Ln linhas não treinariam nada e ficam de fora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every row trains at least %Ln token(s)</source>
        <translation>
            <numerusform>Toda linha treina pelo menos %Ln token</numerusform>
            <numerusform>Toda linha treina pelo menos %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The template refuses %Ln row(s); they are left out</source>
        <translation>
            <numerusform>O template recusa %Ln linha; ela fica de fora</numerusform>
            <numerusform>O template recusa %Ln linhas; elas ficam de fora</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers end with {marks}: Formiga stops there, the model would not</source>
        <translation>As respostas terminam com {marks}: o Formiga para ali, o modelo não pararia</translation>
    </message>
    <message>
        <source>Marks that the model was never trained on: {names}</source>
        <translation>Marcas com que o modelo nunca foi treinado: {names}</translation>
    </message>
    <message>
        <source>The chat template refuses this row. It says: {error}</source>
        <translation>O chat template recusa esta linha. Ele diz: {error}</translation>
    </message>
    <message>
        <source>Nothing of this row would be learned with this choice.</source>
        <translation>Nada desta linha seria aprendido com esta escolha.</translation>
    </message>
    <message>
        <source>Row {number} of {count}</source>
        <translation>Linha {number} de {count}</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>linha {line}</translation>
    </message>
    <message numerus="yes">
        <source>No row is longer than %Ln token(s): nothing is cut.</source>
        <translation>
            <numerusform>Nenhuma linha passa de %Ln token: nada é cortado.</numerusform>
            <numerusform>Nenhuma linha passa de %Ln tokens: nada é cortado.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such row.</source>
        <translation>Não há nenhuma linha assim.</translation>
    </message>
</context>
<context>
    <name>TokensPage</name>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>O que o modelo vê</translation>
    </message>
    <message>
        <source>Next: model</source>
        <translation>Avançar: modelo</translation>
    </message>
    <message>
        <source>Keys: ← → step through rows, C next cut row, F find words</source>
        <translation>Teclas: ← → percorrem as linhas, C próxima cortada, F busca palavras</translation>
    </message>
    <message>
        <source>No row of this file can be used</source>
        <translation>Nenhuma linha deste arquivo pode ser usada</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Olhando …</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>In no row</source>
        <translation>Em nenhuma linha</translation>
    </message>
    <message numerus="yes">
        <source>Plain text is learned in blocks of %Ln token(s); nothing is cut.</source>
        <translation>
            <numerusform>Texto simples é aprendido em blocos de %Ln token; nada é cortado.</numerusform>
            <numerusform>Texto simples é aprendido em blocos de %Ln tokens; nada é cortado.</numerusform>
        </translation>
    </message>
    <message>
        <source>The template takes no system message here: it stands in the question.</source>
        <translation>O template não aceita mensagem de sistema aqui: ela fica na pergunta.</translation>
    </message>
    <message>
        <source>The template writes no end mark: Formiga put it behind the answer.</source>
        <translation>O template não escreve marca de fim: o Formiga a pôs após a resposta.</translation>
    </message>
</context>
<context>
    <name>TrainOnCard</name>
    <message>
        <source>Answers</source>
        <translation>Respostas</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Última resposta</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Treinar com</translation>
    </message>
</context>
<context>
    <name>Unknown</name>
    <message>
        <source>Each line is a JSON object</source>
        <translation>Cada linha é um objeto JSON</translation>
    </message>
    <message>
        <source>Each line is a row of a table</source>
        <translation>Cada linha é uma linha de tabela</translation>
    </message>
    <message>
        <source>The separator can be chosen afterwards.</source>
        <translation>O separador pode ser escolhido depois.</translation>
    </message>
    <message>
        <source>It is running text</source>
        <translation>É texto corrido</translation>
    </message>
    <message>
        <source>The model learns to go on writing like it.</source>
        <translation>O modelo aprende a continuar escrevendo assim.</translation>
    </message>
</context>
<context>
    <name>UnknownView</name>
    <message>
        <source>The first lines</source>
        <translation>As primeiras linhas</translation>
    </message>
    <message>
        <source>Which of these is a row?</source>
        <translation>O que é uma linha de dados aqui?</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>Mostrar plano</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Voltar ao anterior</translation>
    </message>
    <message>
        <source>Another set…</source>
        <translation>Outro conjunto…</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>Pacote de suporte…</translation>
    </message>
</context>
<context>
    <name>WarningCards</name>
    <message numerus="yes">
        <source>Show %Ln earlier warning(s)</source>
        <translation>
            <numerusform>Mostrar %Ln aviso anterior</numerusform>
            <numerusform>Mostrar %Ln avisos anteriores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Data</source>
        <translation>Dados</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>Checking the environment and starting the engine …</source>
        <translation>Conferindo o ambiente e iniciando o motor …</translation>
    </message>
</context>
<context>
    <name>Word</name>
    <message>
        <source>not started</source>
        <translation>não iniciado</translation>
    </message>
    <message>
        <source>waiting for the device</source>
        <translation>esperando o dispositivo</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>running</source>
        <translation>em andamento</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausado</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>parando</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>concluído</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>parado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdido</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>carregando o modelo</translation>
    </message>
    <message>
        <source>measuring on the rows kept aside</source>
        <translation>medindo nas linhas reservadas</translation>
    </message>
    <message>
        <source>training</source>
        <translation>treino</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>gravando</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>pronto</translation>
    </message>
    <message>
        <source>usable, with notices</source>
        <translation>utilizável, com observações</translation>
    </message>
    <message>
        <source>needs to be built again</source>
        <translation>precisa ser reconstruído</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>observação</translation>
    </message>
    <message>
        <source>repairable</source>
        <translation>reparável</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>sem resposta a tempo</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>não encontrado</translation>
    </message>
    <message>
        <source>looking was not permitted</source>
        <translation>não foi permitido examinar</translation>
    </message>
    <message>
        <source>it was not reported</source>
        <translation>não foi informado</translation>
    </message>
    <message>
        <source>it was not recorded</source>
        <translation>não foi registrado</translation>
    </message>
    <message>
        <source>the answer was not understood</source>
        <translation>a resposta não foi entendida</translation>
    </message>
    <message>
        <source>the driver answers with an error</source>
        <translation>o driver responde com um erro</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>nenhum motivo foi dado</translation>
    </message>
    <message>
        <source>it was never tried</source>
        <translation>nunca foi testado</translation>
    </message>
    <message>
        <source>the driver is another one since it was tried</source>
        <translation>o driver mudou desde o teste</translation>
    </message>
    <message>
        <source>it was tried on another card</source>
        <translation>foi testado em outra placa</translation>
    </message>
    <message>
        <source>the lock is another one</source>
        <translation>o lockfile é outro</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>a conexão foi cortada</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>danificado</translation>
    </message>
    <message>
        <source>its METADATA file</source>
        <translation>o arquivo METADATA</translation>
    </message>
    <message>
        <source>its RECORD file</source>
        <translation>o arquivo RECORD</translation>
    </message>
    <message>
        <source>pyvenv.cfg is missing</source>
        <translation>falta pyvenv.cfg</translation>
    </message>
    <message>
        <source>pyvenv.cfg is damaged</source>
        <translation>pyvenv.cfg está danificado</translation>
    </message>
    <message>
        <source>it is open to the system&apos;s packages</source>
        <translation>está aberto aos pacotes do sistema</translation>
    </message>
    <message>
        <source>the engine</source>
        <translation>o motor</translation>
    </message>
    <message>
        <source>the engine&apos;s packages</source>
        <translation>os pacotes do motor</translation>
    </message>
    <message>
        <source>the engine&apos;s files</source>
        <translation>os arquivos do motor</translation>
    </message>
    <message>
        <source>the engine&apos;s libraries for cards</source>
        <translation>as bibliotecas do motor para placas</translation>
    </message>
    <message>
        <source>where modules are loaded from</source>
        <translation>de onde os módulos são carregados</translation>
    </message>
    <message>
        <source>the computer&apos;s memory</source>
        <translation>a memória do computador</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>o disco</translation>
    </message>
    <message>
        <source>the card&apos;s memory</source>
        <translation>a memória da placa</translation>
    </message>
    <message>
        <source>the operating system</source>
        <translation>o sistema operacional</translation>
    </message>
    <message>
        <source>Formiga&apos;s folder</source>
        <translation>a pasta do Formiga</translation>
    </message>
    <message>
        <source>the folder for temporary files</source>
        <translation>a pasta de arquivos temporários</translation>
    </message>
    <message>
        <source>Windows&apos; Smart App Control</source>
        <translation>o Smart App Control do Windows</translation>
    </message>
    <message>
        <source>Windows&apos; Visual C++ part</source>
        <translation>o componente Visual C++ do Windows</translation>
    </message>
    <message>
        <source>whether Windows takes long paths</source>
        <translation>se o Windows aceita caminhos longos</translation>
    </message>
    <message>
        <source>the packages of other Pythons</source>
        <translation>os pacotes de outros Pythons</translation>
    </message>
    <message>
        <source>pip&apos;s settings</source>
        <translation>as configurações do pip</translation>
    </message>
    <message>
        <source>the record of repairs</source>
        <translation>o registro de reparos</translation>
    </message>
    <message>
        <source>the driver is not loaded</source>
        <translation>o driver não está carregado</translation>
    </message>
    <message>
        <source>the card does not answer its driver</source>
        <translation>a placa não responde ao driver</translation>
    </message>
    <message>
        <source>a library of the driver is missing</source>
        <translation>falta uma biblioteca do driver</translation>
    </message>
    <message>
        <source>the card&apos;s own memory of itself is damaged</source>
        <translation>o registro interno da placa está danificado</translation>
    </message>
    <message>
        <source>the card has dropped off the bus</source>
        <translation>a placa caiu do barramento</translation>
    </message>
    <message>
        <source>driver and library have different versions</source>
        <translation>driver e biblioteca têm versões diferentes</translation>
    </message>
    <message>
        <source>run and passed</source>
        <translation>executados e aprovados</translation>
    </message>
    <message>
        <source>resolved, not yet run</source>
        <translation>resolvido, ainda não executado</translation>
    </message>
    <message>
        <source>starting its packages</source>
        <translation>iniciar os pacotes</translation>
    </message>
    <message>
        <source>waking the card</source>
        <translation>acordar a placa</translation>
    </message>
    <message>
        <source>packing weights into 4 bits</source>
        <translation>compactar pesos em 4 bits</translation>
    </message>
    <message>
        <source>computing with 4-bit weights</source>
        <translation>calcular com pesos de 4 bits</translation>
    </message>
    <message>
        <source>gradients through 4-bit weights</source>
        <translation>gradientes através de pesos de 4 bits</translation>
    </message>
    <message>
        <source>training after an evaluation</source>
        <translation>treinar depois de uma avaliação</translation>
    </message>
    <message>
        <source>a step of the 8-bit optimizer</source>
        <translation>um passo do otimizador de 8 bits</translation>
    </message>
    <message>
        <source>the known result of a small training</source>
        <translation>o resultado conhecido de um pequeno treinamento</translation>
    </message>
    <message>
        <source>the chat page</source>
        <translation>a página de chat</translation>
    </message>
    <message>
        <source>a module is missing</source>
        <translation>falta um módulo</translation>
    </message>
    <message>
        <source>a package is of another version than expected</source>
        <translation>um pacote tem outra versão que não a esperada</translation>
    </message>
    <message>
        <source>a system library is missing</source>
        <translation>falta uma biblioteca do sistema</translation>
    </message>
    <message>
        <source>it was made for a newer system</source>
        <translation>foi feito para um sistema mais novo</translation>
    </message>
    <message>
        <source>it was compiled for another PyTorch</source>
        <translation>foi compilado para outro PyTorch</translation>
    </message>
    <message>
        <source>it was compiled for another NumPy</source>
        <translation>foi compilado para outro NumPy</translation>
    </message>
    <message>
        <source>a rule of Windows blocks the file</source>
        <translation>uma regra do Windows bloqueia o arquivo</translation>
    </message>
    <message>
        <source>it has no code for this card</source>
        <translation>não tem código para esta placa</translation>
    </message>
    <message>
        <source>the graphics driver refuses</source>
        <translation>o driver de vídeo recusa</translation>
    </message>
    <message>
        <source>the memory does not suffice</source>
        <translation>a memória não basta</translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>encerrou de repente</translation>
    </message>
    <message>
        <source>the numbers are wrong</source>
        <translation>os números estão errados</translation>
    </message>
    <message>
        <source>not known to Formiga</source>
        <translation>o Formiga não a conhece</translation>
    </message>
    <message>
        <source>a folder of this computer</source>
        <translation>uma pasta deste computador</translation>
    </message>
    <message>
        <source>a network folder</source>
        <translation>uma pasta de rede</translation>
    </message>
    <message>
        <source>a synchronised folder</source>
        <translation>uma pasta sincronizada</translation>
    </message>
    <message>
        <source>packages installed for your account</source>
        <translation>pacotes instalados para a sua conta</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>o processador</translation>
    </message>
    <message>
        <source>the graphics driver is too old for it</source>
        <translation>o driver de vídeo é antigo demais para ela</translation>
    </message>
    <message>
        <source>there is no NVIDIA card</source>
        <translation>não há placa NVIDIA</translation>
    </message>
    <message>
        <source>nobody can say whether there is a card</source>
        <translation>não dá para saber se há uma placa</translation>
    </message>
    <message>
        <source>the graphics driver is missing</source>
        <translation>falta o driver de vídeo</translation>
    </message>
    <message>
        <source>a setting hides the graphics card</source>
        <translation>uma configuração esconde a placa de vídeo</translation>
    </message>
    <message>
        <source>the card is too old</source>
        <translation>a placa é antiga demais</translation>
    </message>
    <message>
        <source>it does not come with this version</source>
        <translation>não vem com esta versão</translation>
    </message>
    <message>
        <source>it was not made for this system</source>
        <translation>não foi feita para este sistema</translation>
    </message>
    <message>
        <source>the operating system is too old for it</source>
        <translation>o sistema operacional é antigo demais para ela</translation>
    </message>
    <message>
        <source>looking and planning</source>
        <translation>examinando e planejando</translation>
    </message>
    <message>
        <source>fetching packages</source>
        <translation>baixando pacotes</translation>
    </message>
    <message>
        <source>building the engine</source>
        <translation>construindo o motor</translation>
    </message>
    <message>
        <source>trying it out</source>
        <translation>testando</translation>
    </message>
    <message>
        <source>putting it into use</source>
        <translation>colocando em uso</translation>
    </message>
    <message>
        <source>waiting for another set-up</source>
        <translation>esperando outra preparação</translation>
    </message>
    <message>
        <source>creating the environment</source>
        <translation>criando o ambiente</translation>
    </message>
    <message>
        <source>unpacking packages</source>
        <translation>descompactando pacotes</translation>
    </message>
    <message>
        <source>compiling modules</source>
        <translation>compilando módulos</translation>
    </message>
    <message>
        <source>comparing every file</source>
        <translation>comparando cada arquivo</translation>
    </message>
</context>
<context>
    <name>Write</name>
    <message numerus="yes">
        <source>%Ln whole example(s)</source>
        <translation>
            <numerusform>%Ln exemplo completo</numerusform>
            <numerusform>%Ln exemplos completos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteSheet</name>
    <message>
        <source>Write examples by hand</source>
        <translation>Escrever exemplos à mão</translation>
    </message>
    <message>
        <source>What a person would ask, and the answer the model should learn. 50 are enough for a first try; 200 or more teach reliably.</source>
        <translation>O que uma pessoa perguntaria e a resposta que o modelo deve aprender. 50 bastam para uma primeira tentativa; 200 ou mais ensinam bem.</translation>
    </message>
    <message>
        <source>Add an example</source>
        <translation>Novo exemplo</translation>
    </message>
    <message>
        <source>Use these examples</source>
        <translation>Usar estes exemplos</translation>
    </message>
    <message>
        <source>Write a question and its answer first</source>
        <translation>Escreva primeiro uma pergunta e a resposta dela</translation>
    </message>
    <message>
        <source>Could not be saved: {error}</source>
        <translation>Não foi possível salvar: {error}</translation>
    </message>
</context>
<context>
    <name>_ExampleCard</name>
    <message>
        <source>Remove this example</source>
        <translation>Remover este exemplo</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pergunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Example {number}</source>
        <translation>Exemplo {number}</translation>
    </message>
</context>
<context>
    <name>_RunTable</name>
    <message>
        <source>Runs</source>
        <translation>Treinamentos</translation>
    </message>
</context>
</TS>
